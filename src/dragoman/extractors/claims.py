"""Who says so: one claim for each word that reports what someone said.

In "Hamas said it agreed to the proposal", "said" is the cue, "Hamas" the speaker, the rest the content.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.extractors.attribution import Attribution
from dragoman.extractors.blaming import blamed_in
from dragoman.extractors.certainty import certainty_of
from dragoman.extractors.chains import with_chains
from dragoman.extractors.continuing import find_continued
from dragoman.extractors.stance import content_words, stance_of
from dragoman.extractors.via import is_outlet, via_of
from dragoman.extractors.voices import voice_of, voices_of
from dragoman.extractors.weighing import LEAST, weigh_attributions, weigh_stance
from dragoman.knowledge import Knowledge
from dragoman.knowledge.reporting import Reporting
from dragoman.records import (
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Mention,
    Period,
    Sentence,
    Span,
    Stance,
    TimeExpression,
)

__all__ = ["find_claims"]

THAT = re.compile(r"\bthat\b")
LEADS_ON = re.compile(r",?\s+(?:that\s+)?")
# How far on, in characters, someone goes on speaking on the day told; who "he" is then; what says it was another day.
GOES_ON = 1200
PRONOUNS = frozenset({"he", "she", "they", "it"})
FEW = timedelta(days=7)
# How many days a month has at least.
MONTH = 28
EARLIER = frozenset({"earlier", "previously", "before", "later", "once"})
# So many claims before it may share the outlet that one names.
BESIDE = 3
# What parts a time from the verb of saying above it: it dates another word.
APART = frozenset({"acl", "acl:relcl", "appos"})
# What leads to something of another time.
BEFORE = ("after", "since", "following", "before")
# Kinds of mention that say nothing themselves.
MUTE = frozenset({"thing", "event", "time", "weapon"})


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    figures: Sequence[Figure],
    knowledge: Knowledge,
    least: float = LEAST,
) -> Iterator[Claim]:
    """The claims of ``document``, in the order of their cues; none scored below ``least``."""
    find = _Finder(document, times, mentions, events, figures)
    told = list(with_chains(_each(document, sentences, find, knowledge, least)))
    told += find_continued(document, sentences, told, find.inside, knowledge.english.reporting)
    yield from sorted(told, key=lambda claim: (claim.cue or claim.content).span.start)


def _each(
    document: Document, sentences: Sequence[Sentence], find: _Finder, knowledge: Knowledge, least: float
) -> list[Claim]:
    reporting = knowledge.english.reporting
    told: list[Claim] = []
    said: set[Span] = set()
    spoken = _Spoken()
    attributions = list(weigh_attributions(document, sentences, reporting, least))
    find.contents = [(one.cue, one.content) for one in attributions]
    for weighed in attributions:
        attribution = find.cited_first(find.without_date(weighed), reporting)
        attribution = find.behind_the_outlet(find.without_outlet(attribution, reporting), reporting)
        speaker = voice_of(attribution, find.by_head, document)
        if attribution.content not in said and not _says_nothing(attribution, speaker, reporting):
            said.add(attribution.content)
            via = find.cite(via_of(attribution, speaker, find.by_head, reporting))
            told.append(
                Claim(
                    speaker=speaker,
                    via=via or _shared(attribution, speaker, told[-BESIDE:]),
                    cue=find.cite(attribution.cue),
                    content=document.cite(attribution.content),
                    direct=attribution.direct,
                    stance=_stance(attribution, speaker, find, knowledge),
                    said=spoken.day_of(attribution, speaker, find.said(attribution)),
                    about=find.inside(attribution.content),
                    by="/".join(filter(None, ("claim", attribution.word.word, attribution.by))),
                    score=None if attribution.score is None else round(attribution.score, 3),
                    certainty=certainty_of(attribution, document.text, reporting.certainties),
                )
            )
    return told


def _stance(attribution: Attribution, speaker: Mention | None, find: _Finder, knowledge: Knowledge) -> Stance:
    reporting = knowledge.english.reporting
    ruled = stance_of(attribution, speaker, find.document.text, reporting)
    if not attribution.stances:
        return ruled
    words = knowledge.english.stance_words.likely(*content_words(attribution.sentence, attribution.content))
    blamed = blamed_in(attribution.sentence, attribution.content, speaker, find.by_head, reporting.wrongs)
    heard = attribution.stances
    word = attribution.word.word
    if word in reporting.untrue or (ruled != "denies" and word in reporting.silence.confirming):
        heard = tuple(one for one in heard if one[0] != "denies")  # "confirmed the strike and denied killing civilians"
        ruled = "asserts" if ruled == "denies" else ruled
    if word in reporting.proposing:
        heard = tuple(one for one in heard if one[0] != "promises")
    return weigh_stance(ruled, heard, words, blamed)


def _says_nothing(attribution: Attribution, speaker: Mention | None, reporting: Reporting) -> bool:
    """ "The meeting reflected efforts": the model takes it for speech, and a meeting says nothing; a notice does."""
    if attribution.word.word in reporting.showing and _is_shown_by_facts(attribution, speaker, reporting):
        return True
    if attribution.by != "model" or speaker is None or speaker.actor is not None or speaker.kind not in MUTE:
        return False
    if attribution.speaker is None:
        return True
    token = attribution.sentence.tokens[attribution.speaker]
    # "Both consented": whoever that is.
    return token.upos not in ("PRON", "DET") and token.lemma.lower() not in reporting.statements | reporting.records


def _is_shown_by_facts(attribution: Attribution, speaker: Mention | None, reporting: Reporting) -> bool:
    """ "The delay showed that nobody cared", "that the ships turned back indicated", "what he had seen shows": nobody
    says so."""
    sentence, verb, at = attribution.sentence, attribution.verb, attribution.speaker
    if verb is None or at is None or (speaker is not None and speaker.actor is not None and speaker.actor.id):
        return False
    token = sentence.tokens[at]
    clauses = [one for one in sentence.dependents(verb, "csubj", "ccomp", "advcl") if one < verb]
    told = [one for one in clauses if sentence.tokens[one].deprel != "ccomp" or sentence.dependents(one, "mark")]
    if any(at in sentence.subtree(one) for one in told):
        return sentence.tokens[verb].deprel != "parataxis" and not attribution.content.start < token.span.start
    if token.lemma.lower() == "what" and sentence.dependents(at, "acl:relcl", "acl"):
        return True
    return token.upos == "NOUN" and token.lemma.lower() in reporting.facts


def _shared(attribution: Attribution, speaker: Mention | None, before: Sequence[Claim]) -> Evidence | None:
    """ "told the paper it was late and described the talks as useful": both through the paper."""
    joined = attribution.verb is not None and attribution.sentence.tokens[attribution.verb].deprel == "conj"
    if not joined or speaker is None:
        return None
    own = (one for one in reversed(before) if one.speaker == speaker)
    return next((one.via for one in own if one.content.span.overlaps(attribution.sentence.span)), None)


class _Spoken:
    """Who spoke on which day: "said on Sunday that it was over. He also said ..." are of one Sunday."""

    def __init__(self) -> None:
        self.last: str | None = None
        self.days: dict[str, tuple[int, Period]] = {}

    def day_of(self, attribution: Attribution, speaker: Mention | None, stated: Period | None) -> Period | None:
        """The day that is stated; else the one on which the speaker has been speaking, a few sentences before."""
        name = self._name(speaker)
        if name is None:
            return stated
        self.last = name
        if stated is not None and not _is_of_days(stated):
            return stated  # "in 2017": what follows need not be of that year
        if stated is not None:
            self.days[name] = (attribution.cue.end if attribution.cue else attribution.content.end, stated)
            return stated
        end, day = self.days.get(name, (0, None))
        if day is None or attribution.content.start - end > GOES_ON or _is_earlier(attribution):
            return None
        return day

    def _name(self, speaker: Mention | None) -> str | None:
        if speaker is None:
            return None
        if speaker.actor is not None:
            return speaker.actor.id or speaker.actor.name
        words = speaker.evidence.quote.lower()
        return self.last if words in PRONOUNS and self.last is not None else words


def _is_of_days(period: Period) -> bool:
    """Whether it is one day or a few, on which somebody goes on speaking."""
    return period.start is not None and period.end is not None and period.end - period.start <= FEW


def _is_earlier(attribution: Attribution) -> bool:
    """Whether it was said at another time: "had said", "has said", "earlier said"."""
    verb, sentence = attribution.verb, attribution.sentence
    if verb is None or sentence.tokens[verb].xpos != "VBD":
        return True
    return bool(EARLIER.intersection(sentence.tokens[child].lemma for child in sentence.children[verb]))


class _Finder:
    """What the rest of the report tells about an attribution."""

    def __init__(
        self,
        document: Document,
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        events: Sequence[Event],
        figures: Sequence[Figure],
    ) -> None:
        self.document = document
        self.by_head = voices_of(mentions)
        self.times = sorted(times, key=lambda time: time.evidence.span)
        self.time_starts = [time.evidence.span.start for time in self.times]
        facts = [(event.trigger.span, event.id) for event in events]
        facts += [(figure.evidence.span, figure.id) for figure in figures]
        self.facts = sorted(facts)
        self.fact_starts = [span.start for span, _ in self.facts]
        self.contents: Sequence[tuple[Span | None, Span]] = ()

    def without_date(self, attribution: Attribution) -> Attribution:
        """ "said on Monday that": the day of saying, where a tree took it for part of what was said."""
        cue, content = attribution.cue, attribution.content
        quoted = attribution.by == "quotation"  # "This weekend we are at home" is said so
        if cue is None or quoted or not cue.end <= content.start <= cue.end + 2:
            return attribution
        for time in self.times_in(Span(content.start, min(content.start + len("during ") + 1, content.end))):
            of = self.document.text.startswith(" of ", time.evidence.span.end)
            if of or _is_called_so(attribution, time.evidence.span):
                continue  # "announced a minute of silence"
            lead = LEADS_ON.match(self.document.text, time.evidence.span.end, content.end)
            if lead and lead.end() < content.end:
                return replace(attribution, content=Span(lead.end(), content.end))
        return attribution

    def cited_first(self, attribution: Attribution, reporting: Reporting) -> Attribution:
        """ "The Gazette reported, citing the clinic": the clinic speaks, through the Gazette."""
        sentence, outlet, cited = attribution.sentence, attribution.speaker, attribution.cited
        if outlet is None or cited is None or not is_outlet(sentence, outlet, self.by_head, reporting):
            return attribution
        source = self.by_head.get(sentence.tokens[cited].span.start)
        if source is None or source.kind in MUTE:
            return replace(attribution, cited=None)
        return replace(attribution, speaker=cited, via=outlet, cited=None)

    def without_outlet(self, attribution: Attribution, reporting: Reporting) -> Attribution:
        """ "Told the broadcaster TV North tests had failed": the name belongs to the broadcaster, where a tree has it
        among what was said."""
        sentence, content, verb = attribution.sentence, attribution.content, attribution.verb
        label = next((one for one in sentence.labels if sentence.tokens[one.first].span.start == content.start), None)
        if verb is None or label is None or label.kind != "organisation" or not verb < label.first - 1:
            return attribution
        noun, rest = sentence.tokens[label.first - 1], sentence.tokens[label.last : label.last + 1]
        names_outlet = noun.lemma.lower() in reporting.outlets and noun.head == verb and noun.upos == "NOUN"
        mention = self.by_head.get(sentence.tokens[label.first].span.start)
        known = mention is not None and mention.actor is not None and mention.actor.id
        if not names_outlet or not rest or (known and not is_outlet(sentence, label.first, self.by_head, reporting)):
            return attribution
        return replace(attribution, content=Span(rest[0].span.start, content.end))

    def behind_the_outlet(self, attribution: Attribution, reporting: Reporting) -> Attribution:
        """ "In an interview with the Gazette Ana Ruiz said": Ruiz speaks, where a tree made one name of both."""
        sentence, outlet, verb = attribution.sentence, attribution.speaker, attribution.verb
        if outlet is None or verb is None or attribution.via is not None:
            return attribution
        if sentence.tokens[outlet].deprel == "flat":
            outlet = sentence.tokens[outlet].head
        parts = {*sentence.dependents(outlet, "flat", "appos"), outlet}
        if verb in parts or not is_outlet(sentence, min(parts), self.by_head, reporting):
            return attribution
        for label in sentence.labels:
            inside = label.kind == "person" and min(parts) < label.first < verb and label.first in parts
            person = self.by_head.get(sentence.tokens[label.first].span.start) if inside else None
            if person is not None and person.kind == "person":
                return replace(attribution, speaker=label.first, via=min(parts))
        return attribution

    def times_in(self, span: Span) -> Sequence[TimeExpression]:
        """The time expressions that begin in ``span``."""
        first, last = bisect_left(self.time_starts, span.start), bisect_left(self.time_starts, span.end)
        return self.times[first:last]

    def cite(self, span: Span | None) -> Evidence | None:
        return None if span is None else self.document.cite(span)

    def said(self, attribution: Attribution) -> Period | None:
        """The days that a time beside the cue means; what stands in the content dates the deed, not the word."""
        if attribution.verb is None:
            return None
        day = self._day_beside(attribution, attribution.verb)
        if day is None and (deed := _done_saying(attribution.sentence, attribution.verb)) is not None:
            day = self._day_beside(attribution, deed, by_deed=True)
            return day if day is not None and _is_of_days(day) else None
        return day

    def _day_beside(self, attribution: Attribution, verb: int, by_deed: bool = False) -> Period | None:
        sentence, reach = attribution.sentence, attribution.extents
        below = sentence.cover(reach.first[verb], reach.last[verb])
        found: list[tuple[int, Period]] = []
        for time in self.times_in(below):
            span = time.evidence.span
            if time.period is None or not self._may_date(attribution, span, time.period):
                continue
            if by_deed and not _is_own_day(sentence, span, verb):
                continue
            steps = _steps_to(sentence, span, verb)
            if steps is not None and not (_is_long(time.period) and _is_after(sentence, span, verb)):
                found.append((steps, time.period))
        # "After this year's floods the mayor announced yesterday": of two days the one that hangs nearer.
        return min(found, key=lambda one: one[0], default=(0, None))[1]

    def _may_date(self, attribution: Attribution, time: Span, period: Period) -> bool:
        """Whether a time beside the cue may be the day of the word.

        Not what comes after the report ("announced cuts by 2030"), nor what stands in what somebody says there: of
        "denied it and warned of a strike in May" the strike, of "recalled that last year he had signed" the signing.
        """
        cue, day = attribution.cue, self.document.day
        if day is not None and period.start is not None and period.start > day:
            return False
        if time.overlaps(attribution.content) or _is_called_so(attribution, time):
            return False
        for verb, content in self.contents:
            if verb != cue and time.overlaps(content) and (cue is None or cue not in content):
                return False
        return cue is None or time.start < cue.end or not THAT.search(self.document.text, cue.end, time.start)

    def inside(self, content: Span) -> tuple[str, ...]:
        """Ids of the events and figures that the content holds."""
        first, last = bisect_left(self.fact_starts, content.start), bisect_left(self.fact_starts, content.end)
        return tuple(id_ for span, id_ in self.facts[first:last] if span in content)


def _done_saying(sentence: Sentence, verb: int) -> int | None:
    """What was done on the day of saying: "banned" of "On Monday the council banned the fair, saying it was unsafe".

    Of the 13 that get a day so in the training reports 12 are annotated with that day; the last is no claim.
    """
    token = sentence.tokens[verb]
    if token.xpos != "VBG" or token.deprel not in ("advcl", "acl"):
        return None
    above = token.head
    if sentence.tokens[above].upos == "NOUN" and sentence.tokens[above].deprel == "obj":
        above = sentence.tokens[above].head  # "issued a statement on Monday vowing"
    if sentence.tokens[above].deprel.startswith("acl"):
        return None  # "shelled the town where they met on Friday, saying": the tree hangs it on the nearer verb
    return above if sentence.tokens[above].xpos == "VBD" or _is_told(sentence, above) else None


def _is_told(sentence: Sentence, verb: int) -> bool:
    """Whether it is a passive of the past: "was halted"."""
    return any(sentence.tokens[helper].xpos == "VBD" for helper in sentence.dependents(verb, "aux"))


def _is_own_day(sentence: Sentence, span: Span, deed: int) -> bool:
    """Whether it is the day of the deed, and surely of no other.

    "Held two men after the raid on Monday" and "held rebels who burnt a farm on Monday" may tell when the raid was.
    """
    tokens = sentence.tokens
    first = bisect_right(tokens, span.start, key=lambda token: token.span.start) - 1
    last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
    if first < 0 or not any(token.head == deed for token in tokens[first:last]):
        return False
    before = first - 1
    while before >= 0 and tokens[before].upos == "ADP":
        before -= 1
    if before < 0 or before == deed or tokens[before].upos in ("PUNCT", "AUX"):
        return True
    for word in [before, *sentence.ancestors(before)]:
        if word == deed:
            return True
        if tokens[word].upos == "VERB" or _comes_after(sentence, word):
            return False
    return True


def _comes_after(sentence: Sentence, word: int) -> bool:
    return any(sentence.tokens[case].lemma in BEFORE for case in sentence.dependents(word, "case", "mark"))


def _is_called_so(attribution: Attribution, time: Span) -> bool:
    """ "Names 4 May as the day of the fire": the day is what it is said of."""
    sentence, verb = attribution.sentence, attribution.verb
    if verb is None or attribution.cue is None or time.start < attribution.cue.end:
        return False
    following = next((token for token in sentence.tokens[verb + 1 :] if token.span.start >= time.end), None)
    day = any(sentence.tokens[child].span.overlaps(time) for child in sentence.dependents(verb, "obj"))
    return day and following is not None and following.lemma == "as" and following.deprel == "case"


def _is_long(period: Period) -> bool:
    """Whether it is a month or more."""
    return period.start is None or period.end is None or (period.end - period.start).days >= MONTH


def _is_after(sentence: Sentence, span: Span, verb: int) -> bool:
    """ "After its withdrawal in 2022 the alliance assured them": the year is of the withdrawal alone."""
    index = bisect_right(sentence.tokens, span.end - 1, key=lambda token: token.span.start) - 1
    over = sentence.ancestors(index) if index >= 0 else []
    below = over[: over.index(verb)] if verb in over else []
    return any(_comes_after(sentence, above) for above in below)


def _steps_to(sentence: Sentence, span: Span, verb: int) -> int | None:
    """How many words above a time the verb stands; none where it is not the verb's own.

    "The minister, elected in 2020, said" was said on another day.
    """
    index = bisect_right(sentence.tokens, span.end - 1, key=lambda token: token.span.start) - 1
    for steps, above in enumerate([index, *sentence.ancestors(index)] if index >= 0 else ()):
        if above == verb:
            return steps
        if sentence.tokens[above].deprel in APART:
            return None
    return 0

"""Attributions: a reporting word, who speaks, and what is said, as stretches of the text.

In '"We are ready," the envoy told Radio North on Monday' the cue is "told", the speaker "the envoy", the content
the quotation. ``find_attributions`` is the door; what the speaker is, and the stance, are for the claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extractors.attribution.accordingto import begins_anew, of_preposition
from dragoman.extractors.attribution.asides import begun_before
from dragoman.extractors.attribution.contents import content_of
from dragoman.extractors.attribution.cues import Found, find_cues
from dragoman.extractors.attribution.extents import Extents, extents_of
from dragoman.extractors.attribution.others import of_adverb, of_noun, of_phrase
from dragoman.extractors.attribution.ownwords import Stretches, means_oneself
from dragoman.extractors.attribution.passing import cited_beside, quoted_as, quoted_by, said_before, subject_before
from dragoman.extractors.attribution.quoted import Quotations
from dragoman.extractors.attribution.speakers import Speaker, is_passive, owned, speaker_of
from dragoman.extractors.attribution.turns import Turn, find_signed, find_turns, set_in_until, trimmed
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.records import Document, Sentence, Span, Stance

__all__ = ["Attribution", "find_attributions", "read_as_said"]

# A lead of two or three sentences.
LEAD = 500
TURN = Cue("", "asserts")
SAID = frozenset({"quotation", "clause"})
# By these an account of somebody is named for one sentence: "according to our data".
ACCOUNTS = frozenset({"according to", "reckoning"})
PERSONS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its content.

    ``verb`` is the token of the cue and ``speaker`` the head token of the speaker, both in ``sentence``;
    ``via`` is the token of a statement that carries the words, ``cited`` that of whom the speaker cites for them,
    ``quoting`` that of the word by which another passes them on; ``by`` names the construction; ``score`` is the
    chance that it is one, and ``stances`` how likely each stance is, where the model was asked.
    """

    sentence: Sentence
    extents: Extents
    verb: int | None
    cue: Span | None
    word: Cue
    speaker: int | None
    via: int | None
    content: Span
    direct: bool
    by: str
    score: float | None = None
    stances: tuple[tuple[Stance, float], ...] = ()
    cited: int | None = None
    quoting: int | None = None


def find_attributions(document: Document, sentences: Sequence[Sentence], reporting: Reporting) -> Iterator[Attribution]:
    """The attributions of ``document``, in the order of their cues."""
    quotations = Quotations(document.text, reporting.titled)
    turns = [_of_turn(turn) for turn in find_turns(document.text, sentences)]
    yield from turns
    for turn, dash in find_signed(document.text, sentences, quotations.found):
        yield replace(_of_turn(turn), cue=dash, by="signed")
    spoken = Stretches(turn.content for turn in turns)
    heard: list[Attribution] = []
    for number, sentence in enumerate(sentences):
        before, last = sentences[number - 1] if number else None, heard[-1:]
        heard = []
        for found in find_cues(sentence, reporting):
            attribution = _passed_on(READINGS[found.kind](found, quotations, before, reporting))
            if attribution and not _in_own_words(attribution, quotations, spoken):
                heard.append(attribution)
        passing = {one.quoting for one in heard if one.quoting is not None}
        heard = [one for one in heard if one.verb not in passing]
        if not heard and last and _goes_on(sentence, last[0], quotations, reporting):
            heard = [_continued(sentence, last[0])]
        yield from heard


def read_as_said(sentence: Sentence, verb: int, quotations: Quotations, reporting: Reporting) -> Attribution | None:
    """A verb that no list has among those of saying, read as "say" is: "The road is shut, the mayor tweeted"."""
    word = Cue(sentence.tokens[verb].lemma.lower(), "asserts", SAID)
    return _of_verb(Found(extents_of(sentence), verb, "verb", (word,)), quotations, None, reporting)


def _goes_on(sentence: Sentence, last: Attribution, quotations: Quotations, reporting: Reporting) -> bool:
    """ "In particular, the road would open": still what the speaker of the sentence before says."""
    opening = quotations.text[sentence.span.start : sentence.span.start + 20].lower()
    if last.speaker is None or not opening.startswith(reporting.continuing):
        return False
    return not (_is_narrated(sentence) or (quotations.at(sentence.span.start) and last.by in ACCOUNTS))


def _is_narrated(sentence: Sentence) -> bool:
    """ "In particular, he gave a medal to the guard": the speaker's own deeds the reporter tells."""
    verb = next((index for index, token in enumerate(sentence.tokens) if token.head < 0), None)
    if verb is None or sentence.tokens[verb].xpos != "VBD":
        return False
    subjects = (sentence.tokens[child].lemma.lower() for child in sentence.dependents(verb, "nsubj"))
    return not PERSONS.isdisjoint(subjects)


def _continued(sentence: Sentence, last: Attribution) -> Attribution:
    content = extents_of(sentence).span(0, len(sentence.tokens) - 1) or sentence.span
    return replace(last, verb=None, cue=None, word=TURN, content=content, direct=False, by="continued")


def _of_turn(turn: Turn) -> Attribution:
    extents = extents_of(turn.sentence)
    return Attribution(turn.sentence, extents, None, None, TURN, turn.speaker, None, turn.content, True, "turn")


def _in_own_words(attribution: Attribution, quotations: Quotations, spoken: Stretches) -> bool:
    """ "I hope that" inside a quotation: the speaker is the one who is quoted already."""
    if attribution.cue is None:
        return False
    if not (quotations.at(attribution.cue.start) or spoken.hold(attribution.cue)):
        return False
    return attribution.speaker is None or means_oneself(attribution.sentence, attribution.speaker)


def _passed_on(attribution: Attribution | None) -> Attribution | None:
    """With who is quoted, and through whom, where one passes on what another said."""
    if attribution is None or attribution.verb is None:
        return attribution
    sentence, speaker = attribution.sentence, attribution.speaker
    if quoted := quoted_as(sentence, attribution.verb):
        told: Span | None = attribution.content
        if attribution.content.start < sentence.tokens[quoted.quoting].span.end and not attribution.direct:
            told = said_before(attribution.extents, quoted)
        with_them = replace(attribution, speaker=quoted.speaker, via=quoted.through, quoting=quoted.quoting)
        return None if told is None else replace(with_them, content=told)
    if cited := cited_beside(sentence, attribution.verb):
        citing, noun = cited
        if speaker == noun or (speaker is not None and citing < speaker < attribution.verb):
            speaker = subject_before(sentence, citing)
        return replace(attribution, speaker=speaker, cited=noun)
    through = quoted_by(sentence, speaker) if speaker is not None and attribution.via is None else None
    return attribution if through is None else replace(attribution, via=through)


def _of_verb(found: Found, quotations: Quotations, before: Sentence | None, reporting: Reporting) -> Attribution | None:
    extents, verb = found.extents, found.index
    if found.phrase is not None:
        return _of_phrase(found, quotations, before, reporting)
    told_so = _quoted(found, quotations) or _block(found, quotations)
    if told_so is not None:
        first, words = told_so[0], _with_its_beginning(found, told_so[1], quotations.text)
        speaker = speaker_of(extents.sentence, verb, first, reporting)
        cue = next(cue for cue in found.cues if "quotation" in cue.takes)
        return _attribution(found, cue, speaker.head, speaker.via, words, True, "quotation")
    # "This was stated by the head of the office of the mayor during a walk": nothing of that is said.
    back = _pointing_back(found, before, quotations.opening) if is_passive(extents.sentence, verb) else None
    told = back or content_of(extents, verb, found.cues, reporting)
    told = told or _pointing_back(found, before, quotations.opening)
    if told is None:
        return None
    content, cue, construction = told
    speaker = speaker_of(extents.sentence, verb, _before_aside(extents, verb, content), reporting)
    content = quotations.complete(content, extents.sentence.tokens[verb].span)
    direct = quotations.within(content)
    return _attribution(found, cue, speaker.head, speaker.via, content, direct, construction)


def _before_aside(extents: Extents, verb: int, content: Span) -> Span:
    """The content; of "The road, the mayor noted, was shut", what stands before the speaker and the verb."""
    tokens = extents.sentence.tokens
    if tokens[verb].span not in content:
        return content
    commas = (t.span.start for t in reversed(tokens[:verb]) if t.upos == "PUNCT" and t.span.start > content.start)
    return Span(content.start, next(commas, content.start + 1))


def _with_its_beginning(found: Found, words: Span, text: str) -> Span:
    """With the clause that the quotation ends: 'The talks go on, she said, "and nobody leaves".'"""
    tokens, verb = found.extents.sentence.tokens, found.index
    if words.start < tokens[verb].span.end or text[words.start].isupper():
        return words
    if "," not in text[tokens[verb].span.end : words.start]:
        return words  # 'The quay was ready, and she said "the crane is not"'; an aside has its comma
    first = begun_before(found.extents, verb)
    return words if first is None else Span(tokens[first].span.start, words.end)


def _quoted(found: Found, quotations: Quotations) -> tuple[Span, Span] | None:
    if not any("quotation" in cue.takes for cue in found.cues):
        return None
    return quotations.spoken(found.extents, found.index)


def _block(found: Found, quotations: Quotations) -> tuple[Span, Span] | None:
    """What follows "the minister said:" at the end of a paragraph.

    It goes to the name that signs it, if one does; else to the end of what is set in, if that is; else to the next such
    line or the end of the report.
    """
    sentence = found.extents.sentence
    rest = quotations.text[sentence.tokens[found.index].span.end : sentence.span.end + 2]
    if not rest.rstrip().endswith(":") or not any("quotation" in cue.takes for cue in found.cues):
        return None
    text, start = quotations.text, sentence.span.end
    following = text.find(":\n", start + 2)
    end = text.rfind("\n", start, following) if following > 0 else len(text)
    words = trimmed(text, start, set_in_until(text, start, end)) if "\n" in text[start : start + 12] else None
    return (words, words) if words else None


def _pointing_back(found: Found, before: Sentence | None, opening: int) -> tuple[Span, Cue, str] | None:
    """ "This was announced by the mayor": what stood before; all of it, where that opens the report."""
    sentence, verb = found.extents.sentence, found.index
    relation = "nsubj:pass" if is_passive(sentence, verb) else "obj"
    this = [child for child in sentence.children[verb] if sentence.tokens[child].deprel == relation]
    if before is None or not this or sentence.tokens[this[0]].text.lower() not in ("this", "these"):
        return None
    if sentence.dependents(verb, "xcomp"):
        # "found this amusing"
        return None
    said = [cue for cue in found.cues if cue.takes & {"clause", "quotation"}]
    start = opening if before.span.end - opening <= LEAD else before.span.start
    return (Span(start, before.span.end), said[0], "pointing back") if said else None


def _of_phrase(
    found: Found, quotations: Quotations, before: Sentence | None, reporting: Reporting
) -> Attribution | None:
    told = of_phrase(found)
    if told is None:
        return None
    content = quotations.complete(told, found.extents.sentence.tokens[found.index].span)
    speaker = speaker_of(found.extents.sentence, found.index, content, reporting)
    return _attribution(found, found.cues[0], speaker.head, speaker.via, content, quotations.within(content), "phrase")


def _of_preposition(
    found: Found, quotations: Quotations, before: Sentence | None, reporting: Reporting
) -> Attribution | None:
    told = of_preposition(found)
    if told is None:
        return None
    head, content = told
    speaker = owned(found.extents.sentence, Speaker(head), reporting)
    by = "reckoning" if found.kind == "reckoning" else "according to"
    anew = begins_anew(found.extents.sentence, found.index)
    if words := None if anew else quotations.ending_before(found.extents, found.index):
        return _attribution(found, found.cues[0], speaker.head, speaker.via, words, True, by)
    if content is None:
        return None
    content = quotations.complete(content, found.extents.sentence.tokens[found.index].span)
    direct = quotations.within(content)
    return _attribution(found, found.cues[0], speaker.head, speaker.via, content, direct, by)


def _of_adverb(
    found: Found, quotations: Quotations, before: Sentence | None, reporting: Reporting
) -> Attribution | None:
    content = of_adverb(found)
    return _attribution(found, found.cues[0], None, None, content, False, "adverb") if content else None


def _of_noun(found: Found, quotations: Quotations, before: Sentence | None, reporting: Reporting) -> Attribution | None:
    told = of_noun(found)
    if told is None:
        return None
    speaker, content = told
    return _attribution(found, found.cues[0], speaker, None, content, quotations.within(content), "noun")


def _attribution(
    found: Found, cue: Cue, speaker: int | None, via: int | None, content: Span, direct: bool, by: str
) -> Attribution:
    sentence = found.extents.sentence
    last = found.last(cue)
    span = Span(sentence.tokens[found.first].span.start, sentence.tokens[last].span.end)
    return Attribution(sentence, found.extents, found.index, span, cue, speaker, via, content, direct, by)


READINGS = {
    "verb": _of_verb,
    "preposition": _of_preposition,
    "reckoning": _of_preposition,
    "adverb": _of_adverb,
    "noun": _of_noun,
}

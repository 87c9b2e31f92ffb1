"""Which time belongs to which event: through the tree, from the event's own words outwards.

A time on the verb that only reports the event dates the report; one in a phrase of its own ("yesterday's act") dates
that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from dragoman.extractors.dating.placing import Placed
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.reporting import Reporting

BEFORE = frozenset(("before", "by", "until", "prior", "ahead", "till"))
# "Following" is tagged as a form of "follow", too.
AFTER = frozenset(("after", "since", "following", "follow"))
TOLD = ("ccomp", "parataxis", "xcomp", "advcl", "obj", "obl", "nsubj")
# Verbs that say something only with a clause: "began: ...", but "attacked the town with rockets".
TWOFOLD = frozenset(
    (
        "attack", "begin", "continue", "go", "put", "place", "push", "post", "find", "discover", "show", "read",
        "answer", "respond", "protest", "press", "conclude", "observe",
    )
)  # fmt: skip
# Those whose object is of the time that they are of: "continued the talks on Monday", but "answered the attack".
GOING = frozenset(("attack", "begin", "continue", "push", "put", "place", "conclude"))
# "It was cited when he stepped down": these clauses are of the time of the verb over them.
SAME_TIME = frozenset(("when", "as", "while"))
# "Held" behind a noun is a participle, though taggers often call it a past.
PARTICIPLE = ("VBN", "VBD")
# How a time hangs on a noun that it belongs to, and not to the verb over both: "yesterday's act", "the 2009 crash".
OWN = ("nmod:poss", "compound", "amod", "nummod", "nmod:unmarked", "nmod:desc")
# "The meeting of the Council held in Paris": verbs whose participle means the event.
HOLDING = frozenset(
    (
        "hold", "sign", "reach", "conclude", "stage", "carry", "conduct", "launch", "make", "broker", "strike",
        "mediate", "mount", "deliver", "bring", "give", "issue", "fire", "impose", "declare", "call",
    )
)  # fmt: skip
# What is done at an occasion is done on its day: "they agreed in Monday's talks".
AT = frozenset(("in", "at", "during", "on", "amid"))
# "As a result of Friday's vote", "in the course of Monday's talks": of that day, too.
COURSE = frozenset(("result", "course", "wake", "midst", "sideline", "margin"))
# Before what was there already: "under an agreement signed in Marda".
UNDER = frozenset(("under", "of", "with", "after", "following", "follow", "despite", "since"))
# Words before "before" and "after" by which both are of one day.
SOON = frozenset(("hour", "minute", "moment", "shortly", "immediately", "right"))
# How verbs are tagged that tell of what is over.
PAST = frozenset(("VBD", "VBN"))
# What is dated by the day on which it does what it says.
PAPERS = frozenset(
    (
        "resolution", "law", "act", "decree", "order", "ordinance", "edict", "directive", "regulation", "statement",
        "declaration", "ruling", "verdict", "judgment", "judgement", "decision", "amendment", "bill", "treaty",
        "agreement", "accord", "convention", "protocol", "memorandum", "letter", "note",
    )
)  # fmt: skip
# Parts of a day: what is done before or after one of them is done on that day all the same.
HOURS = frozenset(
    (
        "dawn", "daybreak", "sunrise", "daylight", "morning", "noon", "midday", "afternoon", "sunset", "dusk",
        "nightfall", "evening", "midnight", "hour", "night", "day", "weekend", "week", "month", "year", "end",
        "beginning", "start",
    )
)  # fmt: skip
# How many words after a word for saying its day may stand: "said in a statement on Monday".
REACH = 6
# As long as a year, or nearly so.
YEAR = timedelta(days=365)
# "Talks, beginning Friday, ...": the verb is no deed of its own.
STARTING = frozenset(("begin", "start"))


def clauses(hit: Hit, reporting: Reporting) -> Iterator[tuple[int, bool]]:
    """The trigger itself, then the clauses that hang on it or hold it, from the nearest; with whether they only tell.

    "The meeting that was held on Friday", "an agreement made yesterday", "the talks took place on Monday".
    """
    scene = hit.scene
    yield hit.index, False
    for own in (hit.carrier, hit.happens):
        if own is not None:
            yield own, False
    if scene.relation(hit.index) == "conj" and scene.tokens[hit.index].upos == "NOUN":
        yield scene.tokens[hit.index].head, False  # "the 3 May truce and exchange deal"
    for clause in _own_clauses(hit):
        yield clause, scene.lemmas[clause] in reporting.verbs
    for clause in planned_clauses(hit):
        yield clause, False
    for clause in scene.below(hit.predicate, "parataxis"):
        if _says(scene, clause, reporting):
            yield clause, True
    if _is_added(scene, hit.predicate):
        return
    speaking, below = False, hit.predicate
    for above in scene.sentence.ancestors(hit.predicate):
        token, link, clause = scene.tokens[above], scene.relation(below), below
        below = above
        if token.upos in ("VERB", "AUX") or scene.below(above, "cop", "nsubj"):
            # "Searched it in August, claiming to have found": the month is of the deed, not of the claim.
            aside = link == "advcl" and scene.lemmas[clause] in reporting.verbs and scene.tokens[clause].xpos == "VBG"
            beside = link == "advcl" and any(
                scene.lemmas[word] in SAME_TIME for word in scene.below(clause, "mark", "advmod")
            )
            told = link in TOLD and not beside and _says(scene, above, reporting)
            told = told and not _does(scene, above, link)
            speaking = (speaking and not aside) or told
            yield above, speaking
        if token.deprel in ("acl:relcl", "parataxis"):
            return


def _does(scene: Scene, verb: int, link: str) -> bool:
    """Whether a verb that may say something does something here: "attacked the town with rockets"."""
    if link in ("ccomp", "parataxis"):
        return False
    return scene.lemmas[verb] in TWOFOLD and (link != "obj" or scene.lemmas[verb] in GOING)


def _is_added(scene: Scene, predicate: int) -> bool:
    """ "The truce took effect on Monday under a plan signed in Marda": what a participle adds was done before."""
    token = scene.tokens[predicate]
    return token.deprel == "acl" and token.xpos in ("VBN", "VBD") and scene.case(token.head) in UNDER


def planned_clauses(hit: Hit) -> list[int]:
    """ "The meeting is set to open tomorrow", "talks are expected to be held on Friday"."""
    scene = hit.scene
    if scene.tokens[hit.index].upos != "NOUN" or scene.relation(hit.index) != "nsubj":
        return []
    return [clause for clause in scene.below(scene.tokens[hit.index].head, "xcomp") if scene.below(clause, "mark")]


def _own_clauses(hit: Hit) -> list[int]:
    """The participles and relative clauses of a noun, or of the last noun of its row, whose subject it is."""
    scene = hit.scene
    if hit.trigger.part != "noun" and scene.tokens[hit.index].upos != "NOUN":
        return []
    row = [hit.index, *scene.below(hit.index, "conj")]
    clauses = [clause for noun in row for clause in scene.below(noun, "acl", "acl:relcl")]
    return [*(clause for clause in clauses if _tells_of_its_noun(scene, clause)), *_held(scene, hit.index)]


def _held(scene: Scene, noun: int) -> list[int]:
    """ "The meeting of the Council held in Paris": the participle hangs on the last noun, and means the first."""
    inner = [below for child in scene.below(noun, "nmod") for below in scene.below(child, "acl")]
    return [clause for clause in inner if scene.lemmas[clause] in HOLDING and scene.tokens[clause].xpos in PARTICIPLE]


def _tells_of_its_noun(scene: Scene, clause: int) -> bool:
    if scene.tokens[clause].deprel == "acl":
        return scene.tokens[clause].xpos in (*PARTICIPLE, "VBG") or bool(scene.below(clause, "aux:pass"))
    subjects = scene.below(clause, "nsubj", "nsubj:pass")
    if not subjects:
        return scene.tokens[clause].xpos == "VBN"
    if scene.lemmas[clause] in HOLDING and not scene.below(clause, "obj"):
        return True  # "the deal that mediators brokered in May"
    return any(scene.lemmas[subject] in ("that", "which") for subject in subjects)


def shared_clauses(hit: Hit) -> Iterator[int]:
    """The clauses that are of one time with an event's own, where none gives it a day: what the same party goes on to
    do ("convicted him and sent him to prison on Tuesday"), or does meanwhile ("meeting on Saturday, they agreed").
    """
    scene, verb = hit.scene, hit.predicate
    if scene.tokens[verb].xpos not in PAST:
        return
    if not hit.trigger.speaks:
        for clause in scene.below(verb, "conj"):
            token = scene.tokens[clause]
            if token.upos == "VERB" and token.xpos in PAST and not scene.below(clause, "nsubj", "nsubj:pass"):
                yield clause
    for clause in scene.below(verb, "advcl"):
        marks = scene.below(clause, "mark", "advmod")
        if any(scene.lemmas[word] == "when" for word in marks) or _is_soon(scene, clause, marks):
            yield clause
    for over in (verb, *scene.below(verb, "nsubj")):
        for clause in scene.below(over, "advcl", "acl"):
            meanwhile = scene.tokens[clause].xpos == "VBG" and not scene.below(clause, "mark", "case", "aux")
            if meanwhile and (clause < verb or not hit.trigger.speaks):
                yield clause


def _is_soon(scene: Scene, clause: int, marks: Sequence[int]) -> bool:
    """ "Hours before the envoys left on Monday", "shortly after they had met on Monday": on the same day."""
    mark = next((word for word in marks if scene.lemmas[word] in ("before", "after")), None)
    return mark is not None and any(scene.lemmas[word] in SOON for word in range(max(0, mark - 3), mark))


def time_told_of(hit: Hit, times: Sequence[Placed]) -> Placed | None:
    """The time of which a clause tells what was then: "recalled last May, when rebels took the town and burned it",
    "the 2022 crisis, when crowds took the palace", "2013, when the port was closed at the request of the crown".
    """
    scene, verb = hit.scene, hit.predicate
    while scene.relation(verb) == "conj" or _is_within_its_clause(scene, verb):
        verb = scene.tokens[verb].head
    if verb != hit.predicate and scene.relation(verb) == "xcomp":
        verb = scene.tokens[verb].head
    when = next((word for word in scene.below(verb, "mark", "advmod") if scene.lemmas[word] == "when"), None)
    if when is None:
        return None
    above = scene.tokens[verb].head
    before = when - 2 if when > 1 and scene.tokens[when - 1].text == "," else when - 1
    return next((time for time in times if above in _named(scene, time) or before in _named(scene, time)), None)


def time_of_document(hit: Hit, times: Sequence[Placed]) -> Placed | None:
    """The day of a paper of which a clause tells what it did: "Resolution 1887 of 3 April 2009, which approved it"."""
    scene, verb = hit.scene, hit.predicate
    paper = scene.tokens[verb].head
    if scene.tokens[verb].deprel != "acl:relcl" or scene.tokens[verb].xpos != "VBD" or hit.index != verb:
        return None
    subjects = [scene.lemmas[subject] for subject in scene.below(verb, "nsubj")]
    if scene.lemmas[paper] not in PAPERS or subjects not in (["which"], ["that"]):
        return None
    return next((time for time in times if time.before == "of" and _is_behind(scene, time.first, paper)), None)


def _is_behind(scene: Scene, first: int, noun: int) -> bool:
    """Whether a time stands behind a noun with no more than the noun's number and "of" between."""
    between = range(noun + 1, first - 1)
    return noun < first and all(scene.tokens[word].upos in ("NUM", "PROPN", "SYM", "NOUN") for word in between)


def _is_within_its_clause(scene: Scene, noun: int) -> bool:
    """Of "agreed to it at the request of the crown": the noun is of the verb's time; what somebody is charged with is
    not.
    """
    return scene.tokens[noun].upos == "NOUN" and scene.relation(noun) in ("obl", "nmod") and scene.case(noun) in AT


def _named(scene: Scene, time: Placed) -> set[int]:
    """The words of a time, and the noun that it tells apart: "last May", "the 2022 crisis"."""
    words = {*range(time.first, time.last + 1)}
    noun = scene.tokens[time.head].head
    if time.owner is not None:
        words.add(time.owner)
    elif noun == time.last + 1 and scene.tokens[time.head].deprel in OWN:
        words.add(noun)
    return words


def belongs(hit: Hit, head: int, clause: int, times: Sequence[Placed], reporting: Reporting) -> bool:
    """Whether the time hangs on this predicate, directly or inside one of its own phrases."""
    scene, below = hit.scene, head
    if (noun := _bracketed(scene, head, times)) is not None:
        return noun == hit.index == clause
    if clause == hit.index and any(is_its(hit, head) for is_its in (_is_beside_noun, _is_meant_for)):
        return True
    if clause == hit.index and (_is_left_over(hit, head, times) or _is_spoken_of(hit, head, reporting)):
        return True
    owner = next((time.owner for time in times if time.head == head), None)
    chain = _above(scene, head, reporting) if owner is None else [owner, *scene.sentence.ancestors(owner)]
    for above in chain:
        if above == clause:
            return True
        if above == owner and above != hit.index and not _is_at(scene, above):
            return False  # "condemned last month's bombing"
        token = scene.tokens[above]
        if (above in hit.words and not hit.trigger.speaks) or (
            token.deprel in ("acl", "advcl", "xcomp")
            and scene.lemmas[above] in STARTING
            and not _starts_itself(scene, above)
        ):
            below = above
            continue
        if token.upos in ("VERB", "AUX") or token.deprel in ("acl:relcl", "ccomp", "advcl", "parataxis"):
            return False
        inside = clause == hit.index and scene.relation(above) in ("compound", "conj", "amod", "appos")
        if above not in hit.words and above != hit.index and not inside and _keeps(scene, below, above):
            return False
        below = above
    return False


def _bracketed(scene: Scene, head: int, times: Sequence[Placed]) -> int | None:
    """The noun whose years stand in brackets behind it: they say no more than when that is or was, as those of the
    "Strategy for Girls (2022-2027)".
    """
    time = next((time for time in times if time.head == head), None)
    if time is None or not time.first or time.last + 1 >= len(scene.tokens):
        return None
    enclosed = (scene.tokens[time.first - 1].text, scene.tokens[time.last + 1].text) == ("(", ")")
    days = (time.period.end - time.period.start) if time.period.start and time.period.end else None
    return scene.tokens[head].head if enclosed and days is not None and days >= YEAR else None


def _starts_itself(scene: Scene, clause: int) -> bool:
    """ "Nine have been held since the protests began in May": the protests began then."""
    mark = next((word for word in scene.below(clause, "mark") if scene.lemmas[word] in AFTER | BEFORE), None)
    if mark is None:
        return False
    # Of "before the marches began, the mayor left" trees make the marches leave.
    return any(scene.tokens[word].upos in ("NOUN", "PROPN", "PRON") for word in range(mark + 1, clause))


def _is_beside_noun(hit: Hit, head: int) -> bool:
    """ "Condemns the attacks today in the port": a day without a preposition, right behind the noun."""
    scene = hit.scene
    behind = head - 1 == hit.index or (head - 2 == hit.index and scene.tokens[head - 1].upos in ("ADJ", "DET"))
    return behind and scene.tokens[hit.index].upos == "NOUN" and scene.case(head) == ""


def _is_meant_for(hit: Hit, head: int) -> bool:
    """ "Called a strike for Friday": the strike is to be on Friday."""
    scene, over = hit.scene, hit.scene.tokens[hit.index].head
    noun = scene.tokens[hit.index].upos == "NOUN" and scene.relation(hit.index) == "obj"
    return noun and scene.case(head) == "for" and scene.tokens[head].head == over and head > hit.index


def _is_spoken_of(hit: Hit, head: int, reporting: Reporting) -> bool:
    """ "Norland condemns the attacks in Marda on Monday": who speaks now speaks of Monday."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if scene.tokens[hit.index].upos != "NOUN" or scene.relation(hit.index) != "obj" or head < hit.index:
        return False
    now = scene.tokens[verb].xpos in ("VBZ", "VBP") and scene.lemmas[verb] in reporting.verbs
    return now and scene.tokens[head].head == verb and not scene.below(verb, "ccomp", "conj")


def _is_left_over(hit: Hit, head: int, times: Sequence[Placed]) -> bool:
    """ "On Monday they charged him with the murder in January": the verb has its day, so January is the noun's."""
    scene, above = hit.scene, hit.scene.tokens[head].head
    if scene.tokens[hit.index].upos != "NOUN" or hit.carrier is not None or hit.happens is not None:
        return False
    others = [time for time in times if time.head < hit.index and scene.tokens[time.head].head == above]
    end = max(scene.sentence.subtree(hit.index), default=hit.index)
    first = min(scene.sentence.subtree(head), default=head)
    return bool(others) and above < hit.index and first == end + 1


def _keeps(scene: Scene, below: int, noun: int) -> bool:
    """Whether the noun keeps the time for itself: "ignored yesterday's act", "after an attack in 2015"."""
    case = scene.case(noun)
    if case in AFTER or case in BEFORE:
        return scene.lemmas[noun] not in HOURS  # "before dawn on Tuesday" is on Tuesday
    if scene.tokens[noun].deprel == "obl:unmarked" or _is_at(scene, noun):
        return False
    if scene.tokens[below].deprel == "nmod" and scene.case(below) == "of":
        return scene.lemmas[noun] not in HOURS | COURSE  # "applauded the vote of 30 September"
    return scene.tokens[below].deprel in OWN


def _is_at(scene: Scene, noun: int) -> bool:
    """ "In Monday's talks", "as a result of Friday's vote": what is done there is done then."""
    above = scene.tokens[noun].head
    return scene.case(noun) in AT or (scene.lemmas[above] in COURSE and bool(scene.case(above)))


def _above(scene: Scene, head: int, reporting: Reporting) -> list[int]:
    """The words over a time, from the nearest; a day beside a word for saying is that of the saying, whatever the tree
    has: "said on Monday (that) they met", "they met, officials said on Monday".
    """
    above = scene.sentence.ancestors(head)
    if not above:
        return above
    says = next(
        (word for word in range(head - 1, max(above[0], head - REACH), -1) if _says(scene, word, reporting)), None
    )
    if says is not None and (scene.tokens[says].head == above[0] or scene.tokens[above[0]].head == says):
        return [says, *scene.sentence.ancestors(says)]
    marks = scene.below(above[0], "mark")
    if any(mark < head for mark in marks):
        return above
    if scene.relation(above[0]) == "ccomp" and scene.tokens[above[0]].head < head:
        marks += scene.below(above[0], "nsubj")
    return above[1:] if any(child > head for child in marks) else above


def _says(scene: Scene, word: int, reporting: Reporting) -> bool:
    return scene.tokens[word].upos == "VERB" and scene.lemmas[word] in reporting.verbs

"""When it began, counted in days.

"The truce, which entered its fourth day", "on the tenth day of the siege", "have kept the truce for nine days".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.extractors.dating.placing import Placed
from dragoman.extractors.dating.verbs import is_perfect
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.numbers import load_numbers
from dragoman.knowledge.recounting import load_recounting
from dragoman.records import Document, Period

# Of "a third day" these say that it is one of what they are said of; "its third day" needs no such word.
RUNNING = frozenset(("enter", "go", "stretch", "drag", "extend", "run", "last", "continue"))
# Verbs by whose object something goes on: "have kept the truce for nine days".
KEEPING = frozenset(("keep", "hold", "observe", "respect", "honor", "honour", "maintain", "last", "endure"))
# "Since the first day of the war" looks back to it; "on the tenth day of the war" is now.
FROM_THEN = frozenset(("since", "from", "after", "before", "until", "till"))
#: How far above the day its verb may stand.
NEAR = 3
#: More days than this nobody counts: a century.
MOST = 36525


def begun(hit: Hit, times: Sequence[Placed], document: Document) -> date | None:
    """The first day of a happening of which the sentence counts the days, or ``None``; the first is day one."""
    scene = hit.scene
    if "day" not in scene.words or scene.tokens[hit.index].upos != "NOUN":
        return None
    if document.day and (days := _kept(hit)):
        return document.day - timedelta(days=days)
    for index in range(1, len(scene.tokens)):
        if scene.lemmas[index] != "day" or (number := load_recounting().place(scene.tokens[index - 1].text)) is None:
            continue
        if scene.tokens[index].xpos != "NNS" and scene.case(index) not in FROM_THEN and _is_of(scene, index, hit.index):
            stated = (
                one.period.start for one in times if one.period.start and one.period == Period.of_day(one.period.start)
            )
            now = next(stated, document.day)
            return now - timedelta(days=number - 1) if now else None
    return None


def remembered(hit: Hit) -> int | None:
    """The word of what is remembered: "anniversary" in "the tenth anniversary of the bombing"."""
    scene, index = hit.scene, hit.index
    while scene.relation(index) in ("nmod", "conj") and scene.tokens[index].upos in ("NOUN", "PROPN"):
        index = scene.tokens[index].head
        if scene.lemmas[index] == "anniversary":
            return index
    return None


def years_before(hit: Hit, anniversary: int, times: Sequence[Placed], today: date | None) -> Period | None:
    """When it was: the time beside it, else the year that many before the day of its anniversary."""
    scene = hit.scene
    below = set(scene.sentence.subtree(anniversary))
    own = (one.period for one in times if one.head in below and one.head > hit.index)
    if then := next((one for one in own if today and one.start and one.start.year < today.year), None):
        return then  # "the anniversary of the siege of 9 May 1972"
    before = scene.tokens[anniversary - 1].text if anniversary else ""
    years = load_recounting().place(before)
    days = [one.period for one in times if one.period.start and one.period == Period.of_day(one.period.start)]
    if years is None or len(days) != 1 or days[0].start is None or days[0].start.year - years < date.min.year:
        return None
    year = days[0].start.year - years
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def _kept(hit: Hit) -> int | None:
    """For how many days it has gone on: "have kept the truce for nine days", "the truce has held for nine days"."""
    scene, verb = hit.scene, hit.scene.tokens[hit.index].head
    if verb < 0 or scene.lemmas[verb] not in KEEPING or scene.relation(hit.index) not in ("obj", "nsubj"):
        return None
    if not is_perfect(hit, verb):
        return None
    for day in scene.below(verb, "obl"):
        if scene.lemmas[day] == "day" and scene.case(day) == "for":
            words = (word for word in scene.sentence.subtree(day) if scene.tokens[word].upos in ("NUM", "PUNCT"))
            number = load_numbers().value("".join(scene.tokens[word].text for word in words))
            return int(number) if number is not None and 1 <= number <= MOST else None
    return None


def _is_of(scene: Scene, day: int, event: int) -> bool:
    """Whether it is a day of what stands at ``event``."""
    if any(child == event and scene.case(child) == "of" for child in scene.below(day, "nmod")):
        return True
    above = [day, *scene.sentence.ancestors(day)[:NEAR]]
    nouns = {next((word for word in above[1:] if scene.tokens[word].upos == "NOUN"), None)}
    for clause in (word for word in above if scene.tokens[word].deprel == "acl:relcl"):
        # "Violations of the truce, which entered its fourth day": trees hang it on either.
        nouns |= {*scene.subjects(clause), _noun_before(scene, min(scene.sentence.subtree(clause)))}
    subject = event in nouns or any(event in scene.subjects(verb) for verb in above)
    its = day > 1 and scene.tokens[day - 2].text.lower() == "its"
    verbs = (*above, *scene.sentence.ancestors(event)[:1])
    return subject and (its or any(scene.lemmas[verb] in RUNNING for verb in verbs))


def _noun_before(scene: Scene, clause: int) -> int | None:
    return next((word for word in range(clause - 1, -1, -1) if scene.tokens[word].upos == "NOUN"), None)

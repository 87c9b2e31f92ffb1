"""Actors as a person reads them: a list, whoever is named in most reports first, one whole, and what a judgement did.

    31 reports            Adan Musse · person · SOM MIL
                            colonel (4 March 2024 – 6 March 2024)
                            actor 77c0a1b2c3d4

Those of the tables have an id with a stroke, "person/adan-musse"; the others one to be judged by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.accounts import Called, Unlisted, Variant
from dragoman.explaining.actors import Appearances, Known, Names, Rearranged
from dragoman.explaining.phrases import count, judgement, paragraph, publisher, short, source
from dragoman.records import DAY, Actor, Document, Link, Mention, Period
from dragoman.resolvers.identities import BEFORE, SAME
from dragoman.terminal import Line, Page
from dragoman.wording import clean, days, published

#: Names and roles that a list has; the page of one has all.
FEW = 4
#: How the scores of the machine's judgements come about.
ODDS = f"Each reason adds to the log odds, which begin at {BEFORE}; a score of {SAME} or more counts as the same."


def print_actors(page: Page, actors: Iterable[Known | Unlisted]) -> int:
    """Actors one after another; how many there were."""
    shown = 0
    for actor in actors:
        if isinstance(actor, Known):
            page.entry(count(actor.reports, "report"), *_known(actor.actor))
        else:
            page.entry(count(len(actor.documents), "report"), *_listed(actor))
        shown += 1
    return shown


def _known(actor: Actor) -> Iterator[Line]:
    coded = " ".join(filter(None, [actor.country, *actor.sectors]))
    yield (" · ".join(filter(None, [clean(actor.name), coded])), "bold")
    yield (f"listed as {clean(actor.id or '')}", "dim")


def _listed(actor: Unlisted) -> Iterator[Line]:
    yield (_headline(actor), "bold")
    others = [name.value for name in (*actor.names, *actor.shorts) if name.value != actor.name]
    if others:
        yield (f"also: {', '.join(map(clean, others[:FEW]))}", "")
    for called in actor.roles[:FEW]:
        yield (_called(called), "")
    yield (f"actor {short(actor.id)}", "dim")


def _headline(actor: Unlisted) -> str:
    coded = " ".join(told[0].value for told in (actor.countries, actor.sectors) if told)
    return " · ".join(filter(None, [clean(actor.name), actor.kind, coded]))


def _called(called: Called) -> str:
    if called.first is None or called.last is None:
        return clean(called.role)
    return f"{clean(called.role)} ({days(Period(called.first, called.last + DAY))})"


def print_actor(page: Page, told: Appearances) -> None:
    """One whole: his names, what he is called, where he is named, and on what judgements that rests."""
    actor = told.actor
    page.line((_headline(actor), "bold"))
    page.line((f"actor {actor.id}", "dim"))
    for label, values in (
        ("names", (*actor.names, *actor.shorts)),
        ("countries", actor.countries),
        ("sectors", actor.sectors),
    ):
        if values:
            paragraph(page, f"{label}: {_counted(values)}")
    for called in actor.roles:
        paragraph(page, f"{_called(called)}, {count(len(called.documents), 'report')}", indent="  ")
    page.line()
    named = count(len(actor.profiles), "name")
    page.line((f"{named} in {count(len(actor.documents), 'report')}, {count(actor.mentions, 'mention')}", "bold"))
    for name in actor.profiles:
        if name in told.names:
            document, mention = told.names[name]
            told_by = f"{publisher(document)} · name {short(name)}"
            page.entry(published(document), (_words(mention, document), ""), (told_by, "dim"))
    if told.links:
        page.line()
        page.line((f"Judgements ({len(told.links)})", "bold"))
        paragraph(page, ODDS, "dim")
        for link in told.links:
            page.entry(judgement(link), *_both(link, told.names), ("; ".join(map(clean, link.why)), "dim"))


def _counted(values: Iterable[Variant[str]]) -> str:
    return ", ".join(f"{clean(one.value)} ({one.sources})" for one in values)


def _words(mention: Mention, document: Document, around: int = 60) -> str:
    span = mention.evidence.span
    text = document.text[max(0, span.start - around) : span.end + around]
    return f"“… {clean(' '.join(text.split()))} …”"


def _both(link: Link, names: Names) -> Iterator[Line]:
    for end in (link.left, link.right):
        if end in names:
            document, mention = names[end]
            called = clean(mention.evidence.quote)
            yield (f"{short(end)} “{called}” ({source(document)})", "")
        else:
            yield (f"{short(end)} is not in this store", "")


def print_judged_names(page: Page, said: Iterable[Link], names: Names) -> int:
    """What people said of pairs of names; how many judgements there were."""
    shown = 0
    for link in said:
        page.entry(judgement(link), *_both(link, names))
        shown += 1
    return shown


def print_rearranged(page: Page, outcome: Rearranged, names: Names) -> None:
    """What was judged and what became of the actors; of many judgements only how many."""
    if len(outcome.judged) == 1:
        (link,) = outcome.judged
        page.entry(f"{'withdrawn: ' if outcome.withdrawn else ''}{judgement(link)}", *_both(link, names))
    else:
        paragraph(page, count(len(outcome.judged), "judgement"), "bold")
    for line in _what_became(outcome):
        paragraph(page, line, indent="  ")


def _what_became(outcome: Rearranged) -> Iterator[str]:
    before, now = _sizes(outcome.before), _sizes(outcome.now)
    if {actor.profiles for actor in outcome.before} == {actor.profiles for actor in outcome.now}:
        yield f"nothing changes: {now}"
    else:
        yield f"before: {before}"
        yield f"now: {now}"
    for link in outcome.disputed:
        yield f"{short(link.left)} and {short(link.right)} stay undecided, since people disagree: {judgement(link)}"
    for link in outcome.unmet:
        why = "since somebody keeps others beside them apart"
        yield f"{short(link.left)} and {short(link.right)} stay apart, {why}: {judgement(link)}"
    if outcome.missing:
        yield f"not in this store, so that nothing follows yet: {', '.join(map(short, outcome.missing))}"


def _sizes(actors: Sequence[Unlisted]) -> str:
    told = [f"{short(one.id)} {clean(one.name)} ({count(len(one.documents), 'report')})" for one in actors]
    return f"{count(len(actors), 'actor')}{': ' if told else ''}{', '.join(told)}"

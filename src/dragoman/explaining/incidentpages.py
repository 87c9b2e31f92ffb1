"""Incidents as a person reads them: a list in time order, and one whole.

    6 May 2025            ASSAULT aerial · Tarsa (XYZ)
                            Planes (XYZ GOV) → Depots (XYZ GOV)
                            killed: 12, according to the ministry [Coast Wire, 6 May 2025]; 15 [Hill Post, 7 May 2025]
                            2 independent reports of 2 publishers · incident 77c0a1b2c3d4

The best value comes first; what other reports have instead stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dragoman import wording
from dragoman.accounts import Count, Incident, Variant
from dragoman.explaining.incidents import Account, Telling
from dragoman.explaining.phrases import (
    MUTUAL,
    amount,
    count,
    headline,
    judgement,
    paragraph,
    publisher,
    publishers,
    short,
    source,
)
from dragoman.records import Actor, Document, Link, Period, Place
from dragoman.resolvers.occurrences import BEFORE, SAME
from dragoman.terminal import Line, Page
from dragoman.wording import clean, days

#: What numbers count, where the name of the measure does not say it.
MEASURES = {"other": "counted"}
#: How the scores of the machine's judgements come about.
ODDS = f"Each reason adds to the log odds, which begin at {BEFORE}; a score of {SAME} or more counts as the same."
#: Parties, rival days and places that a list names; the page of one incident has all.
FEW = 3
Value = TypeVar("Value")


def print_incidents(page: Page, accounts: Iterable[Account]) -> int:
    """Incidents one after another; how many there were."""
    shown = 0
    for account in accounts:
        page.entry(_best_days(account.incident), *_listed(account))
        shown += 1
    return shown


def _listed(account: Account) -> Iterator[Line]:
    incident = account.incident
    document, event = account.example
    yield (_headline(incident), "bold")
    yield (_sides(incident), "")
    for label, told in (
        ("days", _rivals(incident.periods, days, _is_wider)),
        ("places", _rivals(incident.places, _place, _is_around)),
    ):
        if told:
            yield (f"{label} as told: {told}", "")
    for line in _counts(account):
        yield (line, "")
    yield (f"“{clean(event.evidence.quote)}” ({source(document)})", "dim")
    yield (f"{_sources(account)} · incident {short(incident.id)}", "dim")


def _sources(account: Account) -> str:
    """How many tell of it: reports that copy none, and whether they are all of one publisher."""
    told = count(account.incident.sources, "independent report")
    copies = len(account.incident.documents) - account.incident.sources
    of = {publisher(telling.told[0]) for telling in account.tellings}
    if account.incident.sources > 1:
        told = f"{told} of {next(iter(of)) if len(of) == 1 else f'{len(of)} publishers'}"
    return f"{told} and {'1 copy' if copies == 1 else f'{copies:,} copies'}" if copies > 0 else told


def _best_days(incident: Incident) -> str:
    return days(incident.periods[0].value if incident.periods else None)


def _headline(incident: Incident) -> str:
    place = _place(incident.places[0].value) if incident.places else ""
    kind = f"{incident.type} {incident.mode}" if incident.mode else incident.type
    return " · ".join(filter(None, [kind, place, wording.REALIS[incident.realis]]))


def _sides(incident: Incident) -> str:
    """Who does it to whom; of those who do it together one on either side stands where more reports put them."""
    actors, recipients = _apart(incident) if incident.type in MUTUAL else (incident.actors, incident.recipients)
    if not recipients:
        return _few(actors)
    return f"{_few(actors) or 'someone'} → {_few(recipients)}"


def _apart(incident: Incident) -> tuple[Sequence[Variant[Actor]], Sequence[Variant[Actor]]]:
    acting = {_key(one.value): one.sources for one in incident.actors}
    receiving = {_key(one.value): one.sources for one in incident.recipients}
    actors = [one for one in incident.actors if one.sources >= receiving.get(_key(one.value), 0)]
    recipients = [one for one in incident.recipients if one.sources > acting.get(_key(one.value), 0)]
    return actors, recipients


def _key(actor: Actor) -> str:
    return actor.id or actor.name.casefold()


def _few(parties: Sequence[Variant[Actor]]) -> str:
    told = [_actor(one.value) for one in parties[:FEW]]
    return ", ".join([*told, *([f"{len(parties) - FEW} more"] if len(parties) > FEW else [])])


def _actor(actor: Actor) -> str:
    codes = " ".join([*filter(None, [actor.country]), *actor.sectors])
    return f"{clean(actor.name)} ({codes})" if codes else clean(actor.name)


def _place(place: Place) -> str:
    return f"{clean(place.name)} ({place.country})" if place.country else clean(place.name)


def _rivals(
    variants: Sequence[Variant[Value]], told: Callable[[Value], str], agrees: Callable[[Value, Value], bool]
) -> str:
    """The best value and those that do not agree with it, each with how many say so; nothing where all agree."""
    rivals = [one for one in variants[1:] if not agrees(one.value, variants[0].value)]
    few = [f"{told(one.value)} ({one.sources})" for one in (*variants[:1], *rivals[:FEW])]
    more = [f"{len(rivals) - FEW} more"] if len(rivals) > FEW else []
    return ", ".join([*few, *more]) if rivals else ""


def _is_wider(period: Period, best: Period) -> bool:
    """Whether it says the same, less closely: "not after 12 May" of what happened on the 9th."""
    first = period.start is None or (best.start is not None and period.start <= best.start)
    return first and (period.end is None or (best.end is not None and best.end <= period.end))


def _is_around(place: Place, best: Place) -> bool:
    """Whether it is the country that the best place is in."""
    return place.precision == "country" and place.country is not None and place.country == best.country


def _counts(account: Account) -> Iterator[str]:
    """A line for each thing that is counted, with each number, of whom, and who says so."""
    by: dict[str, list[Count]] = defaultdict(list)
    for one in account.incident.counts:
        by[one.measure].append(one)
    documents = account.documents
    alone = len(set(map(publisher, documents.values()))) == 1
    for measure, counts in by.items():
        numbers = (_number(one, [documents[id] for id in one.documents if id in documents], alone) for one in counts)
        yield f"{MEASURES.get(measure, measure.replace('_', ' '))}: {'; '.join(numbers)}"


def _number(one: Count, documents: Sequence[Document], alone: bool) -> str:
    """ "12 (children), according to the ministry [Coast Wire, 6 May 2025]"; of one publisher's only the days."""
    of = f" ({clean(one.of)})" if one.of else ""
    by = f", according to {clean(one.source)}" if one.source else ""
    # Two of one publisher and day, and all without a day, read alike.
    told = dict.fromkeys(wording.published(document) if alone else source(document) for document in documents)
    return f"{amount(one)}{of}{by} [{'; '.join(told)}]"


def print_account(page: Page, account: Account) -> None:
    """One incident whole: every value and who gives it, every event in its words, and what was judged."""
    incident = account.incident
    paragraph(page, _headline(incident), "bold")
    paragraph(page, _best_days(incident))
    paragraph(page, f"{count(len(incident.events), 'event')}, {_sources(account)}")
    paragraph(page, f"incident {incident.id}", "dim")
    page.line()
    for label, lines in _values(account):
        for number, line in enumerate(lines):
            page.entry("" if number else label, (line, ""))
    page.line()
    page.line((f"Events ({len(incident.events)})", "bold"))
    for telling in account.tellings:
        page.entry(days(telling.told[1].period), *_telling(telling))
    if account.links:
        page.line()
        page.line((f"Judgements ({len(account.links)})", "bold"))
        paragraph(page, ODDS, "dim", "  ")
        for link in account.links:
            page.entry(judgement(link), *_judged(link, account))
    page.line()


def _values(account: Account) -> Iterator[tuple[str, list[str]]]:
    """Each kind of value: all that any report gives, the best first."""
    incident = account.incident
    who = {
        event.id: (telling.told[0], *(copy for copy, _ in telling.copies))
        for telling in account.tellings
        for _, event in (telling.told, *telling.copies)
    }

    def each(variants: Sequence[Variant[Value]], told: Callable[[Value], str]) -> list[str]:
        return [f"{told(one.value)}: {_those(one.told, who)}" for one in variants]

    yield "days", each(incident.periods, days) or ["not known"]
    yield "places", each(incident.places, _place) or ["not known"]
    yield "actors", each(incident.actors, _actor) or ["nobody is known"]
    yield "recipients", each(incident.recipients, _actor) or ["nobody is known"]
    yield "numbers", list(_counts(account)) or ["nobody is counted"]
    if incident.amendments:
        yield "judged", list(map(wording.amended, incident.amendments))


def _those(events: Iterable[str], who: Mapping[str, Sequence[Document]]) -> str:
    """Who tells so: independent reports, each once."""
    documents = {who[event][0].id: who[event][0] for event in events if event in who}
    return publishers(documents.values())


def _telling(telling: Telling) -> Iterator[Line]:
    document, event = telling.told
    yield (headline(event), "bold")
    yield (wording.parties(event), "")
    yield (f"“{clean(event.evidence.quote)}”", "dim")
    if document.title:
        yield (clean(document.title), "")
    yield (f"{source(document)} · event {short(event.id)}", "")
    if document.url:
        yield (clean(document.url), "")
    for copy, again in telling.copies:
        yield (f"copied by {source(copy)} · event {short(again.id)}", "dim")


def _judged(link: Link, account: Account) -> Iterator[Line]:
    ends = {
        event.id: f"{short(event.id)} ({publisher(document)})"
        for telling in account.tellings
        for document, event in (telling.told, *telling.copies)
    }
    yield (" and ".join(ends.get(end, f"{short(end)} (not of this incident)") for end in (link.left, link.right)), "")
    if link.why:
        yield (", ".join(link.why), "dim")

"""Two reports of one strike, who tell it differently, and what they come to; and a report that means harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts import (
    Accounts,
    Count,
    Incident,
    Proceeding,
    Process,
    Status,
    Step,
    Toll,
    Variant,
)
from dragoman.records import Actor, Document, Findings, Mention, Period, Span
from tests.doubles import interpret

#: A formula, a tag, a link, a brace, marks that turn the writing, a control code, half a character, no character.
HARM = '=2+2 <script>x</script> [y](javascript:z) }{ "q" \u202egnp\x07 \ufffe | `` & \u200b\t{{v}} \\end'


def whole(document: Document) -> Findings:
    """The findings of ``document``, its figures and claims tied to its first event."""
    findings = interpret(document)
    event = findings.events[0]
    figures = tuple(replace(figure, event=event.id) for figure in findings.figures)
    about = (event.id, *(figure.id for figure in figures))
    return replace(findings, figures=figures, claims=tuple(replace(claim, about=about) for claim in findings.claims))


@pytest.fixture
def one() -> Findings:
    """A strike with twelve dead, says the ministry; and a meeting."""
    return whole(
        Document(
            "Planes struck depots in Tarsa. 12 killed, Ministry said so.\n\nEnvoys met ministers.",
            title="Strike in Tarsa",
            published=date(2025, 5, 3),
            publisher="Coast Wire",
            language="en",
            url="https://wire.example.org/a?b=1&c=2",
            name="a",
        )
    )


@pytest.fixture
def two() -> Findings:
    """The same strike a day later, with thirty dead, say the rebels."""
    return whole(
        Document(
            "Jets struck stores in Tarsa. 30 killed, Rebels said so.",
            title="Dead in Tarsa",
            published=date(2025, 5, 4),
            publisher="Upland Post",
        )
    )


@pytest.fixture
def accounts(one: Findings, two: Findings) -> Accounts:
    """The strike as one incident with its toll, talks about it, and a case."""
    first, second = one.events[0], two.events[0]
    told = (first.id, second.id)
    army = Actor("Norland Air Force", "DEU", ("MIL",), "force/norland-air-force")
    port = Actor("Port of Tarsa", "FRA", ("CVL",))
    counts = tuple(
        Count(
            "killed",
            found.figures[0].low,
            found.figures[0].high,
            False,
            None,
            source,
            day,
            (found.figures[0].id,),
            (id,),
        )
        for found, source, day, id in (
            (one, "Ministry", date(2025, 5, 3), one.document.id),
            (two, "Rebels", date(2025, 5, 4), two.document.id),
        )
    )
    place = replace(first.place, country="FRA") if first.place else None
    incident = Incident(
        "ASSAULT",
        "aerial",
        "actual",
        told,
        (one.document.id, two.document.id),
        2,
        (
            Variant(Period.of_day(date(2025, 5, 3)), told[:1], 1),
            Variant(Period.of_day(date(2025, 5, 4)), told[1:], 1),
        ),
        (Variant(place, told, 2),) if place else (),
        (Variant(army, told, 2),),
        (Variant(port, told, 2),),
        counts,
    )
    toll = Toll("incident", "killed", incident.id, None, counts)
    talks = Step(
        "proposal",
        Period.of_day(date(2025, 5, 9)),
        (army,),
        (port,),
        "Tarsa",
        "in part",
        ("a truce of ten days",),
        (one.events[1].id,),
        (one.claims[0].id,),
        (one.document.id,),
        "talks/proposal",
    )
    process = Process(
        (army, port), (Actor("Halden", "NOR"),), ("Tarsa",), False, (talks,), (Status(date(2025, 5, 9), "open", 0),)
    )
    hearing = replace(talks, kind="hearing", terms=(), answer=None)
    return Accounts((incident,), (toll,), (process,), (Proceeding("Court of Tarsa", (army,), (port,), (hearing,)),))


@pytest.fixture
def harm() -> Findings:
    """A report whose every word is made to break an export."""
    text = f"{HARM}struck struck depots. 5 killed, Rebels said so."
    document = Document(
        text.replace("struck struck", " Planes struck"),
        title=HARM,
        published=date(2025, 5, 5),
        publisher=HARM,
        language="en",
        url='javascript:alert("1")',
        name=HARM,
    )
    findings = whole(document)
    event = findings.events[0]
    name = document.cite(Span(0, len(HARM)))
    party = Mention(name, 0, "group", Actor(HARM, "DEU", ("MIL",)), "doubles")
    other = Mention(name, 0, "group", Actor(f"{HARM} 2", "FRA", ("REB",)), "doubles")
    event = replace(
        event, actors=(party,), recipients=(other,), evidence=document.cite(Span(0, len(document.text) - 1))
    )
    claims = tuple(replace(claim, speaker=party) for claim in findings.claims)
    return replace(findings, events=(event,), claims=claims)

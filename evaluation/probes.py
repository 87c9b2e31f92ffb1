"""Short reports with what must come of them, and what must not.

    python -m evaluation.probes [PROBES.toml] [--show] [--json]

A `[[probe]]` has a `name`, a `date`, a `text`, and any of:

- `expect`: events that must be found, each by another one; `type`, `mode`, `realis` (alternatives with a slash),
  `actors` and `recipients` (all of them: "RUS", "RUS MIL" with its main sector, "* MIL" of whatever country, and an
  empty list where there is nobody, or nobody with a country), `place`, `days` (first/last). What is not said is free.
- `never`: events of which none may be found.
- `counts`: how many events of a type there are in all.
- `claims`: `stance`, `speaker` (a country), `content` (words in it), `days` of saying.
- `figures`: `measure`, `low`, `high`.

A probe is right when all of it is.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.pipeline import Interpreter
from dragoman.records import Claim, Document, Event, Figure, Findings, Mention, Period

Wanted = Mapping[str, Any]

PROBES = Path(__file__).with_name("probes.toml")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("probes", type=Path, nargs="?", default=PROBES)
    parser.add_argument("--show", action="store_true", help="print each point that fails, with what was found")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    interpret = Interpreter()
    right = 0
    probes = tomllib.loads(options.probes.read_text("utf-8"))["probe"]
    for probe in probes:
        findings = interpret(Document(probe["text"], published=probe["date"]))
        failures = list(find_failures(probe, findings))
        right += not failures
        if options.show and failures:
            print(f"{probe['name']}: {probe['text']}", *(f"  {failure}" for failure in failures), sep="\n")
            print(*(f"  found {line}" for line in told(findings)), sep="\n")
    table = {"probes": len(probes), "right": right}
    print(json.dumps(table) if options.json else "\n".join(f"{name:10} {value}" for name, value in table.items()))


def find_failures(probe: Wanted, findings: Findings) -> Iterator[str]:
    """The points in which a probe fails, in words."""
    expected = probe.get("expect", [])
    if not _assigned(expected, findings.events):
        missed = [wanted for wanted in expected if not any(fits(event, wanted) for event in findings.events)]
        yield f"missed {missed or expected}"
    for unwanted in probe.get("never", []):
        if any(fits(event, unwanted) for event in findings.events):
            yield f"invented {unwanted}"
    for kind, count in probe.get("counts", {}).items():
        if (found := sum(event.type == kind for event in findings.events)) != count:
            yield f"{found} {kind}, not {count}"
    for wanted in probe.get("claims", []):
        if not any(_says(claim, wanted) for claim in findings.claims):
            yield f"unheard {wanted}"
    for wanted in probe.get("figures", []):
        if not any(_counts(figure, wanted) for figure in findings.figures):
            yield f"uncounted {wanted}"


def fits(event: Event, wanted: Wanted) -> bool:
    """Whether the event is as wanted, in all that is said of it."""
    return (
        _one_of(event.type, wanted.get("type"))
        and _one_of(event.mode, wanted.get("mode"))
        and _one_of(event.realis, wanted.get("realis"))
        and _are(event.actors, wanted.get("actors"))
        and _are(event.recipients, wanted.get("recipients"))
        and (event.place.name if event.place else None) == wanted.get("place", event.place and event.place.name)
        and days(event.period) == wanted.get("days", days(event.period))
    )


def days(period: Period | None) -> str | None:
    """First and last day, as a probe writes them."""
    return f"{period.start or ''}/{period.last or ''}" if period else None


def told(findings: Findings) -> Iterator[str]:
    """What was found, a line each."""
    for event in findings.events:
        parties = f"{_names(event.actors)} -> {_names(event.recipients)}"
        place = event.place.name if event.place else None
        mode = event.mode or ""
        yield f"{event.type}/{mode} {event.realis} {parties} at {place}, {days(event.period)} ({event.by})"
    for claim in findings.claims:
        yield f"claim {claim.stance} {_names([claim.speaker] if claim.speaker else [])}: {claim.content.quote!r}"
    for figure in findings.figures:
        yield f"figure {figure.measure} {figure.low}-{figure.high}"


def _assigned(expected: Sequence[Wanted], events: Sequence[Event]) -> bool:
    """Whether each wanted event has a found one to itself."""
    if not expected:
        return True
    first, *others = expected
    return any(
        _assigned(others, [*events[:index], *events[index + 1 :]])
        for index, event in enumerate(events)
        if fits(event, first)
    )


def _one_of(found: str | None, wanted: str | None) -> bool:
    return wanted is None or found in wanted.split("/")


def _are(mentions: Sequence[Mention], wanted: Sequence[str] | None) -> bool:
    if wanted is None:
        return True
    if not wanted:
        return not any(mention.actor and mention.actor.country for mention in mentions)
    present = all(any(_is(mention, party) for mention in mentions) for party in wanted)
    asked = all(any(_is(mention, party) for party in wanted) for mention in mentions)
    return present and asked and len(mentions) == len(wanted)


def _is(mention: Mention, party: str) -> bool:
    country, _, sector = party.partition(" ")
    actor = mention.actor
    own = (actor.country or "") if actor else ""
    return country in ("*", own) and (not sector or bool(actor and actor.sectors[:1] == (sector,)))


def _says(claim: Claim, wanted: Wanted) -> bool:
    speaker = claim.speaker.actor.country if claim.speaker and claim.speaker.actor else None
    return (
        claim.stance == wanted.get("stance", claim.stance)
        and speaker == wanted.get("speaker", speaker)
        and wanted.get("content", "") in claim.content.quote
        and days(claim.said) == wanted.get("days", days(claim.said))
    )


def _counts(figure: Figure, wanted: Wanted) -> bool:
    return all(getattr(figure, name) == value for name, value in wanted.items())


def _names(mentions: Sequence[Mention]) -> str:
    return ", ".join(
        f"{mention.evidence.quote} ({' '.join(filter(None, (mention.actor.country, *mention.actor.sectors)))})"
        if mention.actor
        else mention.evidence.quote
        for mention in mentions
    )


if __name__ == "__main__":
    main()

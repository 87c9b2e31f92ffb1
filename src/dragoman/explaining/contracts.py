"""Explanations as JSON: what ``dragoman explain --json`` prints, for other programs.

Events, claims, figures and times are as the findings contract has them; reports come without their text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.accounts import Incident, Unlisted
from dragoman.accounts_json import incident_to_json, unlisted_to_json
from dragoman.explaining import reasons
from dragoman.explaining.actors import Appearances, Known, Names
from dragoman.explaining.events import Explanation, Party, Tie, Told
from dragoman.explaining.incidents import Account
from dragoman.explaining.judging import Ends
from dragoman.findings import to_json
from dragoman.knowledge.origins import Origin
from dragoman.records import Act, Document, Event, Evidence, Findings, Link, Mention, Verdict

Json = dict[str, Any]


def explanation_to_json(explanation: Explanation) -> Json:
    """Why an event is as it is."""
    document, event, grounds = explanation.document, explanation.event, explanation.grounds
    told = to_json(
        Findings(
            document,
            times=tuple(told.time for told in explanation.times),
            events=(event,),
            claims=explanation.claims,
            figures=explanation.figures,
        )
    )
    (row,) = told["events"]
    parties = [
        {"role": party.role, **words, **_party(party)}
        for party, words in zip(explanation.parties, (*row["actors"], *row["recipients"]), strict=True)
    ]
    times = [{**words, **_time(time)} for time, words in zip(explanation.times, told["times"], strict=True)]
    return {
        "event": row,
        "document": report(document),
        "grounds": {
            "found_by": grounds.found_by,
            "definition": grounds.definition,
            "rules": list(grounds.rules),
            "counted_as_a_plan_of": grounds.counted_as,
            "mode_definition": grounds.mode,
            "mode_from": grounds.mode_from,
        },
        "parties": parties,
        "dated": {"by": event.dated_by, "reason": reasons.when(event), "times": times},
        "placed": {"reason": reasons.how_near(event.place.precision)} if event.place else None,
        "realis": {"realis": event.realis, "reason": reasons.whether(event)},
        "claims": told["claims"],
        "figures": told["figures"],
        "incident": _incident(explanation.incident) if explanation.incident else None,
        "judgements": [_tie(tie) for tie in explanation.ties],
        "beside": [brief(*pair) for pair in explanation.beside],
    }


def account_to_json(account: Account) -> Json:
    """An incident, with the reports that its ids mean, the events of copies under those of their originals."""
    return {
        **incident_to_json(account.incident),
        "told": [
            {**brief(*telling.told), "copies": [brief(*copy) for copy in telling.copies]}
            for telling in account.tellings
        ],
        "judgements": [link_to_json(link) for link in account.links],
    }


def report(document: Document) -> Json:
    """A report without its text."""
    told: Json = to_json(Findings(document))["document"]
    return {key: value for key, value in told.items() if key != "text"}


def brief(document: Document, event: Event) -> Json:
    """An event as far as it has to be recognised, with its report."""
    return {
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "text": event.evidence.quote,
        "document": report(document),
    }


def link_to_json(link: Link) -> Json:
    """A judgement."""
    return {
        "left": link.left,
        "right": link.right,
        "judgement": link.judgement,
        "score": link.score,
        "by": link.by,
        "why": list(link.why),
    }


def judgement_to_json(link: Link, ends: Ends) -> Json:
    """What a person judged, with the events in their words as far as they are known."""
    told = [brief(*ends[end]) for end in (link.left, link.right) if end in ends]
    return {"kind": link.kind, **link_to_json(link), "events": told}


def judged_names_to_json(link: Link, names: Names) -> Json:
    """What a person judged of two names, with their words as far as they are known."""
    told = [name_to_json(end, *names[end]) for end in (link.left, link.right) if end in names]
    return {"kind": link.kind, **link_to_json(link), "names": told}


def actor_to_json(actor: Known | Unlisted) -> Json:
    """An actor that reports name, of the tables (``listed``) or not."""
    if isinstance(actor, Unlisted):
        return {"listed": False, **unlisted_to_json(actor), "reports": len(actor.documents)}
    known = actor.actor
    return {
        "listed": True,
        "id": known.id,
        "name": known.name,
        # The first part of the id: "person", "state", "group" ...
        "kind": (known.id or "").partition("/")[0],
        "country": known.country,
        "sectors": list(known.sectors),
        "reports": actor.reports,
        "mentions": actor.mentions,
    }


def appearances_to_json(told: Appearances) -> Json:
    """An actor whom no table lists, with his names in their reports and the judgements that they rest on."""
    names = [name_to_json(name, *told.names[name]) for name in told.actor.profiles if name in told.names]
    return {**actor_to_json(told.actor), "told": names, "judgements": [link_to_json(link) for link in told.links]}


def name_to_json(name: str, document: Document, mention: Mention) -> Json:
    """A name in a report."""
    evidence = mention.evidence
    return {
        "name": name,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": evidence.quote,
        "document": report(document),
    }


def verdict_to_json(verdict: Verdict) -> Json:
    """What a person says of a record."""
    return {
        "record": verdict.record,
        "kind": verdict.kind,
        "ruling": verdict.ruling,
        "corrections": dict(verdict.corrections),
        "note": verdict.note,
        "by": verdict.by,
        "said": verdict.at,
    }


def act_to_json(act: Act, words: Mapping[str, tuple[Document, Evidence]]) -> Json:
    """A line of the log; ``words`` are those of the events and records that are in the store, for people."""
    on = act.on
    told = {"kind": on.kind, **link_to_json(on)} if isinstance(on, Link) else verdict_to_json(on)
    ends = (on.left, on.right) if isinstance(on, Link) else (on.record,)
    return {
        **told,
        **({"withdrawn": True} if act.after is None else {}),
        "at": act.at,
        "stroke": act.stroke,
        **({"undoes": act.undoes} if act.undoes is not None else {}),
        **({"replayed_by": act.replayed[0], "replayed_at": act.replayed[1]} if act.replayed else {}),
        "words": [
            {"id": end, "document": words[end][0].id, "publisher": words[end][0].publisher, "text": words[end][1].quote}
            for end in ends
            if end in words
        ],
    }


def _party(party: Party) -> Json:
    return {
        "reason": reasons.who(party.mention),
        "score": party.mention.score,
        "in_the_sentence": party.inside,
        "known_from": [_origin(origin) for origin in party.origins],
    }


def _origin(origin: Origin) -> Json:
    return {
        "place": origin.place,
        "name": origin.name,
        "role": origin.role,
        "country": origin.country,
        "sectors": list(origin.sectors),
        "from": origin.start.isoformat() if origin.start else None,
        "until": origin.until.isoformat() if origin.until else None,
        "note": origin.note,
        "source": origin.source,
    }


def _time(told: Told) -> Json:
    return {"gives_the_days": told.same, "in_the_sentence": told.inside}


def _incident(incident: Incident) -> Json:
    return {"id": incident.id, "events": list(incident.events), "sources": incident.sources}


def _tie(tie: Tie) -> Json:
    other = brief(*tie.other) if tie.other else {"event": tie.id}
    return {"with": other, "in_the_incident": tie.inside, **link_to_json(tie.link)}

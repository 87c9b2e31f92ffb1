"""The PLOVER codebook as data: which words tell of which event, and who in the sentence took part.

"Norland recalled its ambassador" is SANCTION, because ``events/sanction.toml`` lists the verb phrase
"recall ambassador"; its subject acts. Each of the 16 types is one file: definition, quad code, modes,
triggers with their role grammar, and examples that run as tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from dragoman.errors import BadKnowledge
from dragoman.knowledge.tables import Row, list_files, read_toml
from dragoman.records import Realis

Part = Literal["verb", "noun", "adjective"]
PARTS: tuple[Part, ...] = get_args(Part)
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

Classes = Mapping[str, frozenset[str]]
#: Voices of what somebody says of another, which is an accusation: a word that blames, and any doing of his.
BLAMES = ("blaming", "others-doing")
_BESIDE = ("subject", "object", "modifier", "governor", "as", "words", "report")
_TRIGGER_KEYS = (
    "name", "verbs", "nouns", "adjectives", "mode", "actors", "recipients", "realis", "reciprocal", "voice",
    "subject", "object", "modifier", "governor", "not_subject", "not_object", "not_modifier", "not_governor",
    "not_words", "people", "speaks", "needs", "weak", "lasting", "mutual", "firm", "sure", "explicit", "words",
    "report", "as",
)  # fmt: skip
_EXAMPLE_KEYS = ("text", "trigger", "type", "mode", "actors", "recipients", "realis", "none")
_FILE_KEYS = (
    "type",
    "quad",
    "definition",
    "planned",
    "untold",
    "answered",
    "modes",
    "mode_words",
    "mode_proof",
    "mode_barred",
    "grammar",
    "triggers",
    "senses",
    "examples",
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Where the parties stand: "subject", "object", "owner", "speaker", or the preposition before them."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or phrase that tells of an event, what must stand beside it, and its role grammar.

    ``rest`` are the other words of a phrase ("recall ambassador": rest is ambassador). ``subject``, ``object``,
    ``modifier``, ``governor`` and ``as`` (what something is called: "recognised it as a threat") name lemmas, or
    "@party", "@place" and the like, one of which must be there; the ``not_`` ones must not. ``needs`` are the sides
    that must be filled: actors, recipients, any, two (countries), a recipient that is a known party, one that is
    another than the actors and their state, or a known party on any side.
    ``realis`` overrides what the sentence says ("war": ongoing). ``speaks``: what is done is done by speaking,
    so that an agreement to do it is the event, whatever comes of it. ``weak``: only where a party acts,
    or where the report tells of such an event otherwise. ``lasting``: a noun that by itself tells of what goes on.
    ``firm``: a phrase that can be of no other type, however sure the model is of one.
    ``sure``: tells of the deed by itself, with those who must stand beside it, however little the model sees there
    and however little happens in the report, unless the model is sure of another type.
    ``explicit``: said in so many words, which have no other sense, so that it does not count how little else happens
    in the report: "thanked", "condolences".
    ``mutual``: a deed that all who take part do to each other, so that nobody is its recipient ("civil war").
    """

    type: str
    quad: int
    part: Part
    lemma: str
    rest: tuple[str, ...]
    mode: str | None
    grammar: Grammar
    name: str
    reciprocal: bool = False
    realis: Realis | None = None
    voice: str | None = None
    speaks: bool = False
    weak: bool = False
    lasting: bool = False
    firm: bool = False
    sure: bool = False
    explicit: bool = False
    mutual: bool = False
    needs: tuple[str, ...] = ()
    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unwanted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def conditions(self) -> int:
        """How much must hold: of two triggers for one word the more particular is tried first, and a word that blames
        last of all: where it tells of a deed as well, that is told."""
        if self.voice in BLAMES:
            return -1
        return 2 * len(self.rest) + len(self.wanted) + bool(self.voice) + bool(self.needs)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the one event of this type that it tells, or that it tells none."""

    text: str
    type: str
    trigger: str | None
    mode: str | None
    actors: tuple[str, ...] | None
    recipients: tuple[str, ...] | None
    realis: str | None
    none: bool
    place: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's 16; ``planned`` is the type that a plan or promise of such a deed counts as.

    ``mode_words``: lemmas below a trigger that give its mode where the trigger itself leaves it open.
    ``mode_proof``: lemmas of which one must stand in a report for the model to be believed when it sees a mode.
    ``mode_barred``: lemmas of deeds that are done by no such means, whatever the model sees.
    ``untold``: the realis at which nothing is left to tell, as of talks that are only wished for.
    ``answered``: the types that tell of it themselves where its noun is what they answer: "rejected the request".
    ``senses``: words as in ``triggers``, in senses in which they tell of no such event, whatever the model sees.
    ``seen``: by part of speech, what a word counts as that no trigger foresees and the model takes for such an event.
    """

    name: str
    quad: int
    definition: str
    modes: Mapping[str, str]
    planned: str
    untold: frozenset[str]
    answered: frozenset[str]
    mode_words: Mapping[str, frozenset[str]]
    mode_proof: Mapping[str, frozenset[str]]
    mode_barred: Mapping[str, frozenset[str]]
    triggers: tuple[Trigger, ...]
    senses: tuple[Trigger, ...]
    examples: tuple[Example, ...]
    seen: Mapping[Part, Trigger]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The 16 types, their triggers by part of speech and lemma, and the words that set a context."""

    types: Mapping[str, EventType]
    triggers: Mapping[tuple[Part, str], tuple[Trigger, ...]]
    senses: Mapping[tuple[Part, str], tuple[Trigger, ...]]
    contexts: Mapping[str, tuple[str, ...]]

    def find(self, part: Part, lemma: str) -> tuple[Trigger, ...]:
        """Triggers for a word, the most particular first."""
        return self.triggers.get((part, lemma), ())


def load_codebook() -> Codebook:
    """Read and check the 16 files and the words of contexts."""
    classes = _read_classes("classes.toml")
    types = {kind.name: kind for kind in (_read_type(name, classes) for name in list_files("events", ".toml"))}
    for kind in types.values():
        if kind.planned not in types:
            raise BadKnowledge(f'events/{kind.name.lower()}.toml, "planned": no such type as {kind.planned}')
    kinds = types.values()
    triggers, senses = _by_word(kind.triggers for kind in kinds), _by_word(kind.senses for kind in kinds)
    return Codebook(types, triggers, senses, _read_contexts("contexts.toml"))


def _by_word(types: Iterable[Iterable[Trigger]]) -> dict[tuple[Part, str], tuple[Trigger, ...]]:
    found: dict[tuple[Part, str], list[Trigger]] = {}
    for triggers in types:
        for trigger in triggers:
            found.setdefault((trigger.part, trigger.lemma), []).append(trigger)
    return {word: tuple(sorted(them, key=lambda trigger: -trigger.conditions)) for word, them in found.items()}


def _read_classes(name: str) -> dict[str, frozenset[str]]:
    row = read_toml(name)
    return {f"@{key}": frozenset(row.texts(key)) for key in row.values}


def _read_contexts(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    row = read_toml(name)
    for context in row.values:
        for lemma in row.texts(context):
            found[lemma] = (*found.get(lemma, ()), context)
    return found


def _read_type(name: str, classes: Classes) -> EventType:
    row = read_toml(name).only(*_FILE_KEYS)
    kind, quad, modes = row.text("type"), row.values.get("quad"), dict(row.values.get("modes") or {})
    if quad not in QUADS:
        raise row.broken("quad", "1, 2, 3 or 4")
    grammar = {
        part: _read_grammar(Row(f"{name}, grammar", row.values.get("grammar", {}).get(part, {}))) for part in PARTS
    }
    for entry in row.rows("triggers"):
        if "report" in entry.values:
            raise entry.broken("report", "no such key: only senses ask what the report is of")
    triggers, senses = (
        tuple(
            trigger for entry in row.rows(key) for trigger in _read_triggers(entry, kind, quad, modes, grammar, classes)
        )
        for key in ("triggers", "senses")
    )
    examples = tuple(_read_example(entry, kind) for entry in row.rows("examples"))
    if not examples:
        raise row.broken("examples", "at least one example")
    return EventType(
        kind,
        quad,
        row.text("definition"),
        modes,
        row.maybe_text("planned") or kind,
        frozenset(row.texts("untold")),
        frozenset(row.texts("answered")),
        _read_mode_words(row, "mode_words", modes),
        _read_mode_words(row, "mode_proof", modes),
        _read_mode_words(row, "mode_barred", modes),
        triggers,
        senses,
        examples,
        {part: _seen(kind, quad, part, grammar[part], triggers) for part in PARTS},
    )


def _seen(kind: str, quad: int, part: Part, grammar: Grammar, triggers: Sequence[Trigger]) -> Trigger:
    """A trigger of any word; it speaks, or has all parties on one side, if most of the type's triggers do."""
    speaks = 2 * sum(trigger.speaks for trigger in triggers) > len(triggers)
    mutual = 2 * sum(trigger.reciprocal for trigger in triggers) > len(triggers)
    name = f"model/{kind.lower()}"
    return Trigger(kind, quad, part, "", (), None, grammar, name, reciprocal=mutual, speaks=speaks)


def _read_mode_words(row: Row, key: str, modes: Mapping[str, str]) -> dict[str, frozenset[str]]:
    words = Row(f"{row.place}, {key}", row.values.get(key) or {}).only(*modes)
    return {mode: frozenset(words.texts(mode)) for mode in words.values}


def _read_grammar(row: Row) -> Grammar:
    row.only("actors", "recipients")
    return Grammar(row.texts("actors"), row.texts("recipients"))


def _read_triggers(
    row: Row, kind: str, quad: int, modes: Mapping[str, str], grammar: Mapping[Part, Grammar], classes: Classes
) -> Iterator[Trigger]:
    row.only(*_TRIGGER_KEYS)
    mode, realis = row.maybe_text("mode"), row.maybe_text("realis")
    if mode and mode not in modes:
        raise row.broken("mode", f"one of {', '.join(modes) or 'none'}")
    if realis and realis not in get_args(Realis):
        raise row.broken("realis", f"one of {', '.join(get_args(Realis))}")
    wanted = _read_conditions(row, "", classes)
    unwanted = _read_conditions(row, "not_", classes)
    for part in PARTS:
        for phrase in row.texts(f"{part}s"):
            lemma, rest = _split(phrase, part)
            yield Trigger(
                type=kind,
                quad=quad,
                part=part,
                lemma=lemma,
                rest=rest,
                mode=mode,
                grammar=_merge(row, grammar[part]),
                name=f"events/{kind.lower()}/{phrase.replace(' ', '-')}.{part[0]}",
                reciprocal=bool(row.values.get("reciprocal")),
                realis=cast("Realis | None", realis),
                voice=row.maybe_text("voice"),
                speaks=bool(row.values.get("speaks")),
                weak=bool(row.values.get("weak")),
                lasting=bool(row.values.get("lasting")),
                firm=bool(row.values.get("firm")),
                sure=bool(row.values.get("sure")),
                explicit=bool(row.values.get("explicit")),
                mutual=bool(row.values.get("mutual")),
                needs=row.texts("needs"),
                wanted=wanted,
                unwanted=unwanted,
            )


def _read_conditions(row: Row, prefix: str, classes: Classes) -> dict[str, frozenset[str]]:
    # "@armed" stands for armed groups that are named and for the words of classes.toml as well.
    found = {}
    for key in _BESIDE:
        lemmas = set(row.texts(prefix + key))
        if lemmas:
            found[key] = frozenset(lemmas.union(*(classes.get(lemma, ()) for lemma in lemmas)))
    return found


def _split(phrase: str, part: Part) -> tuple[str, tuple[str, ...]]:
    # The head of a verb phrase stands first ("recall ambassador"), that of a noun phrase last ("arrest warrant").
    words = phrase.split()
    return (words[0], tuple(words[1:])) if part == "verb" else (words[-1], tuple(words[:-1]))


def _merge(row: Row, default: Grammar) -> Grammar:
    return Grammar(
        row.texts("actors") if "actors" in row.values else default.actors,
        row.texts("recipients") if "recipients" in row.values else default.recipients,
    )


def _read_example(row: Row, kind: str) -> Example:
    row.only(*_EXAMPLE_KEYS)
    return Example(
        text=row.text("text"),
        type=row.maybe_text("type") or kind,
        trigger=row.maybe_text("trigger"),
        mode=row.maybe_text("mode"),
        actors=row.texts("actors") if "actors" in row.values else None,
        recipients=row.texts("recipients") if "recipients" in row.values else None,
        realis=row.maybe_text("realis"),
        none=bool(row.values.get("none")),
        place=row.place,
    )

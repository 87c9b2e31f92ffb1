"""Words that report what someone said: verbs, nouns, adverbs and prepositions, each with its stance.

"said" asserts, "denied" denies, "accused ... of" accuses; "reportedly" tells that someone, unnamed, says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.errors import BadKnowledge
from dragoman.knowledge.certainty import Certainties, load_certainties
from dragoman.knowledge.tables import Row, read_toml
from dragoman.records import Stance

FILE = "languages/en/reporting.toml"
TAKES = ("quotation", "clause", "question", "infinitive", "object", "raised", "description", "amount")
KINDS = ("verbs", "phrases", "nouns", "adverbs", "prepositions", "reckonings")
STANCES: tuple[str, ...] = get_args(Stance)
SILENCE = (
    "words",
    "refusing",
    "unable",
    "nouns",
    "keeping",
    "answering",
    "requests",
    "unsaid",
    "making",
    "official",
    "confirming",
    "denying",
    "details",
)
Grade = Literal["cruelty", "wrong"]
_MARK = re.compile(r"\{(?P<speaker>[^}]*)\}|<(?P<cue>[^>]*)>|\[(?P<content>[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word and what it does: ``takes`` is what its content can be, ``after`` the prepositions
    that lead to it; ``particle`` is the second word of "point out"."""

    word: str
    stance: Stance
    takes: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    particle: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claim that it holds; what stands in several pieces is one stretch of the text."""

    text: str
    speaker: str | None
    cue: str
    content: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Silence:
    """What tells that nobody said anything: what was not done, who kept from it, and what there was none of.

    keeping: verbs that, negated, are enough to tell it of someone; answering: those of them that answer requests;
    unsaid: nouns of which "had no" or "no ... from" tells it; details: those of them that are given and not had;
    making: verbs that take them; official: what stands before one that is waited for; confirming and denying: what
    tells it together ("neither confirmed nor denied"), where one alone does not; examples: the text, who keeps silent
    and the word; others: where nobody does.
    """

    words: frozenset[str]
    refusing: frozenset[str]
    unable: frozenset[str]
    nouns: frozenset[str]
    keeping: frozenset[str]
    answering: frozenset[str]
    requests: frozenset[str]
    unsaid: frozenset[str]
    making: frozenset[str]
    official: frozenset[str]
    confirming: frozenset[str]
    denying: frozenset[str]
    details: frozenset[str]
    examples: tuple[tuple[str, str, str], ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrongs:
    """Verbs of which it is an accusation to say that another party does it: cruelties more often than other wrongs.

    examples: a sentence, and how grave what it tells is; ``None`` where it blames nobody.
    """

    grades: Mapping[str, Grade]
    examples: tuple[tuple[str, Grade | None], ...]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting words of a language.

    verbs: by lemma, the readings that the word has; phrases: verb and noun of "expressed confidence"; nouns, adverbs,
    prepositions: by word; reckonings: by preposition and noun of "by the count of"; statements, platforms, outlets:
    words for what stands between a speaker and the report; records: speakers that only pass on what was counted or
    seen; continuing: openings of a sentence that goes on with what the speaker of the last one says; taking_up: those
    of one that does where the same speaker has the next word, too; deeds: verbs that the model takes for saying, and
    that tell of a deed; quoting: those that say something only where they quote; showing, facts: verbs with which what
    is no more than so, as these nouns are, shows something and says nothing; untrue: verbs that deny nothing, however
    false it is; proposing: those that promise nothing; titled: nouns of what bears a title, which stands behind them
    in quotation marks; withholding, given: verbs that deny somebody something, and what that is; stances:
    what in the content turns an assertion into a demand, a promise or an accusation, in the order in which they are
    asked;
    wrongs: verbs that blame whoever does them; silence: the words for what was not said; certainties: how sure of it a
    speaker is.
    """

    verbs: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[tuple[str, str], Cue]
    phrase_verbs: frozenset[str]
    nouns: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    prepositions: Mapping[str, Cue]
    reckonings: Mapping[tuple[str, str], Cue]
    reckoning_leads: frozenset[str]
    statements: frozenset[str]
    platforms: frozenset[str]
    outlets: frozenset[str]
    records: frozenset[str]
    continuing: tuple[str, ...]
    taking_up: tuple[str, ...]
    deeds: frozenset[str]
    quoting: frozenset[str]
    showing: frozenset[str]
    facts: frozenset[str]
    untrue: frozenset[str]
    proposing: frozenset[str]
    titled: frozenset[str]
    withholding: frozenset[str]
    given: frozenset[str]
    stances: tuple[tuple[Stance, re.Pattern[str]], ...]
    wrongs: Wrongs
    silence: Silence
    certainties: Certainties
    examples: tuple[Example, ...]


def load_reporting() -> Reporting:
    """Read and check ``languages/en/reporting.toml``."""
    file = read_toml(FILE).only(
        "verbs", "phrases", "nouns", "adverbs", "prepositions", "reckonings", "via", "stances", "wrongs", "silence"
    )
    via = _table(file, "via").only(
        "statements",
        "platforms",
        "outlets",
        "records",
        "continuing",
        "taking_up",
        "deeds",
        "quoting",
        "showing",
        "facts",
        "untrue",
        "proposing",
        "titled",
        "withholding",
        "given",
    )
    phrases = dict(_phrases(file.rows("phrases")))
    reckonings = dict(_reckonings(file.rows("reckonings")))
    return Reporting(
        verbs=_verbs(file.rows("verbs")),
        phrases=phrases,
        phrase_verbs=frozenset(verb for verb, _ in phrases),
        nouns=dict(_words(file.rows("nouns"))),
        adverbs=dict(_words(file.rows("adverbs"))),
        prepositions=dict(_words(file.rows("prepositions"))),
        reckonings=reckonings,
        reckoning_leads=frozenset(lead for lead, _ in reckonings),
        statements=frozenset(via.texts("statements")),
        platforms=frozenset(via.texts("platforms")),
        outlets=frozenset(via.texts("outlets")),
        records=frozenset(via.texts("records")),
        continuing=via.texts("continuing"),
        taking_up=via.texts("taking_up"),
        deeds=frozenset(via.texts("deeds")),
        quoting=frozenset(via.texts("quoting")),
        showing=frozenset(via.texts("showing")),
        facts=frozenset(via.texts("facts")),
        untrue=frozenset(via.texts("untrue")),
        proposing=frozenset(via.texts("proposing")),
        titled=frozenset(via.texts("titled")),
        withholding=frozenset(via.texts("withholding")),
        given=frozenset(via.texts("given")),
        stances=tuple(_markers(row) for row in file.rows("stances")),
        wrongs=_wrongs(_table(file, "wrongs").only("cruelty", "wrong", "cruel", "wrongs", "others")),
        silence=_silence(_table(file, "silence").only(*SILENCE, "examples", "others")),
        certainties=load_certainties(),
        examples=tuple(_examples(file)),
    )


def _wrongs(row: Row) -> Wrongs:
    graded: tuple[Grade, ...] = ("wrong", "cruelty")
    grades = {verb: grade for grade in graded for verb in row.texts(grade)}
    examples: list[tuple[str, Grade | None]] = [(text, "cruelty") for text in row.texts("cruel")]
    examples += [(text, "wrong") for text in row.texts("wrongs")]
    return Wrongs(grades, (*examples, *((text, None) for text in row.texts("others"))))


def _silence(row: Row) -> Silence:
    examples = tuple(_read_silence(marked, row.place) for marked in row.texts("examples"))
    words = {key: frozenset(row.texts(key)) for key in SILENCE}
    return Silence(**words, examples=examples, others=row.texts("others"))


def _read_silence(marked: str, place: str) -> tuple[str, str, str]:
    """The text, the speaker and the word in "{The ministry} <declined> to comment."."""
    told = {match.lastgroup: match[match.lastgroup or ""] for match in _MARK.finditer(marked)}
    if not told.get("speaker") or not told.get("cue"):
        raise BadKnowledge(f"{place}: expected {{who}} and <word> in {marked!r}")
    return re.sub("[{}<>]", "", marked), told["speaker"], told["cue"]


def _table(file: Row, key: str) -> Row:
    value = file.values.get(key)
    if not isinstance(value, dict):
        raise file.broken(key, "a table")
    return Row(f"{file.place}, {key}", value)


def _verbs(rows: Iterable[Row]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for row in rows:
        row.only("words", "stance", "takes", "after", "examples")
        takes, after = _takes(row), frozenset(row.texts("after"))
        for words in row.texts("words"):
            verb, _, particle = words.partition(" ")
            found[verb] = (*found.get(verb, ()), Cue(words, _stance(row), takes, after, particle or None))
    return found


def _takes(row: Row) -> frozenset[str]:
    takes = frozenset(row.texts("takes"))
    if not takes.issubset(TAKES):
        raise row.broken("takes", f"some of {', '.join(TAKES)}")
    return takes


def _stance(row: Row) -> Stance:
    stance = row.text("stance")
    if stance not in STANCES:
        raise row.broken("stance", f"one of {', '.join(STANCES)}")
    return stance  # type: ignore[return-value]


def _phrases(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, str], Cue]]:
    for row in rows:
        row.only("verbs", "nouns", "stance", "after", "examples")
        after = frozenset(row.texts("after"))
        for verb in row.texts("verbs"):
            for noun in row.texts("nouns"):
                yield (verb, noun), Cue(f"{verb} {noun}", _stance(row), after=after)


def _reckonings(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, str], Cue]]:
    for row in rows:
        row.only("leads", "words", "stance", "examples")
        for lead in row.texts("leads"):
            for word in row.texts("words"):
                yield (lead, word), Cue(f"{lead} {word}", _stance(row))


def _words(rows: Iterable[Row]) -> Iterator[tuple[str, Cue]]:
    for row in rows:
        row.only("words", "stance", "takes", "after", "examples")
        takes, after = _takes(row), frozenset(row.texts("after"))
        for word in row.texts("words"):
            yield word, Cue(word, _stance(row), takes, after)


def _markers(row: Row) -> tuple[Stance, re.Pattern[str]]:
    row.only("stance", "words", "starts", "not_after")
    anywhere, first = ("|".join(map(_spelled, row.texts(key))) for key in ("words", "starts"))
    # "We are trying to help" blames nobody.
    behind = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in row.texts("not_after"))
    told = [rf"{behind}\b(?:{anywhere})\b"] if anywhere else []
    # "we will not" promises nothing.
    told += [rf"\A\W?(?:{first})\b(?! not\b| never\b)"] if first else []
    return _stance(row), re.compile("|".join(told), re.IGNORECASE)


def _spelled(word: str) -> str:
    """The pattern of a word; one that ends with a star has any ending: "violat*"."""
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")


def _examples(file: Row) -> Iterator[Example]:
    for kind in KINDS:
        for row in file.rows(kind):
            if not row.texts("examples"):
                raise row.broken("examples", "at least one")
            for marked in row.texts("examples"):
                yield read_example(marked, _stance(row), row.place)


def read_example(marked: str, stance: Stance, place: str) -> Example:
    """The example in '{The army} <denied> [the accusation].'"""
    text, at, spans = "", 0, dict[str, tuple[int, int]]()
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        kind = match.lastgroup or ""
        words = match[kind]
        spans[kind] = (spans.get(kind, (len(text), 0))[0], len(text) + len(words))
        text, at = text + words, match.end()
    text += marked[at:]
    told = {kind: text[start:end] for kind, (start, end) in spans.items()}
    if not told.get("cue") or not told.get("content"):
        raise BadKnowledge(f"{place}: expected <cue> and [content] in {marked!r}")
    return Example(text, told.get("speaker"), told["cue"], told["content"], stance)

"""A report with its marks: ``{a1:Rebels} {e1:shelled} {a2:a market}`` and the notes that say what they are.

Reading is strict about form (marks that close, notes that can be split); ``check`` is strict about meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

KEYS = ("date", "publisher", "manner", "part", "english", "prose")
_OPEN = re.compile(r"\{([aefcktp]\d{1,3}):|[{}]")


class MarkupError(ValueError):
    """A report that cannot be read; the message names it, the place, and what was expected."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` of the report is called ``name``."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a name: its words in order, and those that have a key ("by=a1,a2")."""

    words: tuple[str, ...]
    links: dict[str, str]

    def names(self, key: str) -> tuple[str, ...]:
        """The ids behind a key, none where the key is missing."""
        return tuple(self.links[key].split(",")) if key in self.links else ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text[start:end]`` of the report; ``nothing``: full of trigger words, and without an event."""

    start: int
    end: int
    contexts: tuple[str, ...]
    nothing: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One annotated report; offsets are code points of ``text``, half-open."""

    name: str
    head: dict[str, str]
    text: str
    marks: tuple[Mark, ...]
    notes: dict[str, Note]
    paragraphs: tuple[Paragraph, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it reads as the real ones of its publisher do."""
        return self.head.get("prose") == "plain"

    def of_kind(self, letter: str) -> Iterator[Mark]:
        """The marks whose id begins with the letter, in the order of the text."""
        return (mark for mark in self.marks if mark.name[0] == letter)

    def spans(self, name: str) -> list[Mark]:
        """Each place where the thing is mentioned."""
        return [mark for mark in self.marks if mark.name == name]

    def words(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]


@dataclass(slots=True)
class _Body:
    """What has been read so far of the paragraphs."""

    name: str
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    begun: list[tuple[str, int]] = field(default_factory=list)

    def add(self, line: str, number: int) -> tuple[int, int]:
        """Take in a paragraph; returns where it stands."""
        self.text += "\n\n" if self.text else ""
        start, at = len(self.text), 0
        for match in _OPEN.finditer(line):
            self.text += line[at : match.start()]
            at = match.end()
            if match[1]:
                self.begun.append((match[1], len(self.text)))
            elif match[0] == "}" and self.begun:
                name, begin = self.begun.pop()
                if begin == len(self.text):
                    raise MarkupError(f"{self.name}, line {number}: {name} marks no words")
                self.marks.append(Mark(name, begin, len(self.text)))
            else:
                raise MarkupError(
                    f"{self.name}, line {number}: expected a mark like {{a1:words}} at {line[match.start() :][:30]!r}"
                )
        self.text += line[at:]
        return start, len(self.text)


def parse(name: str, source: str) -> Report:
    """A report from its file's text."""
    lines = source.rstrip().split("\n")
    blank = lines.index("") if "" in lines else len(lines)
    head = dict(_pair(name, number, line) for number, line in enumerate(lines[:blank], 1))
    body = _Body(name)
    notes: dict[str, Note] = {}
    paragraphs: list[Paragraph] = []
    for number, line in enumerate(lines[blank:], blank + 1):
        if line.startswith("|"):
            if not paragraphs:
                raise MarkupError(f"{name}, line {number}: a note before the first paragraph")
            _note(name, number, line[1:].split(), notes, paragraphs)
        elif line.strip():
            start, end = body.add(line.strip(), number)
            paragraphs.append(Paragraph(start, end, (), False))
    if body.begun:
        raise MarkupError(f"{name}: {body.begun[-1][0]} is opened and never closed")
    marks = sorted(body.marks, key=lambda mark: (mark.start, -mark.end))
    return Report(name, head, body.text, tuple(marks), notes, tuple(paragraphs))


def _pair(name: str, number: int, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon or key not in KEYS:
        raise MarkupError(f"{name}, line {number}: expected one of {', '.join(KEYS)} with a value, then an empty line")
    return key, value.strip()


def _note(name: str, number: int, words: list[str], notes: dict[str, Note], paragraphs: list[Paragraph]) -> None:
    last = paragraphs[-1]
    if words[:1] == ["contexts"]:
        paragraphs[-1] = Paragraph(last.start, last.end, tuple(words[1:]), last.nothing)
    elif words == ["nothing"]:
        paragraphs[-1] = Paragraph(last.start, last.end, last.contexts, True)
    elif not words or not re.fullmatch(r"[aefct]\d{1,3}", words[0]):
        raise MarkupError(f"{name}, line {number}: expected a note like '| a1 COD REB', not {' '.join(words)!r}")
    elif words[0] in notes:
        raise MarkupError(f"{name}, line {number}: {words[0]} has a note already")
    else:
        links = dict(word.split("=", 1) for word in words[1:] if "=" in word)
        notes[words[0]] = Note(tuple(word for word in words[1:] if "=" not in word), links)

"""A report for a person: its text with the marks in brackets, and below each paragraph what was written down of it."""

from __future__ import annotations

from collections.abc import Iterator

from .markup import Note, Paragraph, Report

WORDS = {"by": "by", "to": "to", "at": "at", "on": "on", "of": "of", "in": "for", "cue": "cue", "via": "via"}


def view(report: Report) -> str:
    """The report as lines of text."""
    lines = [report.name, ", ".join(f"{key} {value}" for key, value in report.head.items())]
    told: set[str] = set()
    for paragraph in report.paragraphs:
        lines += ["", _marked(report, paragraph)]
        if paragraph.contexts or paragraph.nothing:
            lines.append("    " + (", ".join(paragraph.contexts) or "nothing happens here"))
        for mark in report.marks:
            if paragraph.start <= mark.start < paragraph.end and mark.name in report.notes and mark.name not in told:
                told.add(mark.name)
                lines.append(f"    {mark.name:5}{_said(report, report.notes[mark.name])}")
    return "\n".join(lines)


def _marked(report: Report, paragraph: Paragraph) -> str:
    """The words of the paragraph, each mark in brackets behind its name."""
    inside = [mark for mark in report.marks if mark.start < paragraph.end and mark.end > paragraph.start]
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for mark in inside:
        opening[mark.start] = opening.get(mark.start, "") + f"[{mark.name} "
        closing[mark.end] = closing.get(mark.end, "") + "]"
    pieces = (
        closing.get(at, "") + opening.get(at, "") + report.text[at : at + (at < paragraph.end)]
        for at in range(paragraph.start, paragraph.end + 1)
    )
    return "".join(pieces)


def _said(report: Report, note: Note) -> str:
    return " ".join((*note.words, *_links(report, note)))


def _links(report: Report, note: Note) -> Iterator[str]:
    for key, value in note.links.items():
        if key in WORDS:
            names = (report.words(report.spans(name)[0]) for name in note.names(key) if report.spans(name))
            yield f"· {WORDS[key]} {', '.join(names)}"
        else:
            yield f"· {key} {value}"

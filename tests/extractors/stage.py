"""Scenes made by hand: a sentence with its tree, and who its words stand for.

scene = stage("Norland attacked Sudland .", TREE, Norland=("state", "NOR"), Sudland=("state", "SUD"))
"""

from __future__ import annotations

from datetime import date

from dragoman.extractors.scene import Scene, build_scenes
from dragoman.extractors.triggers import Hit, find_triggers
from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.knowledge.modality import Modality, load_modality
from dragoman.records import Actor, Document, Evidence, Mention, Period, Sentence, Span, TimeExpression
from tests.conftest import build_sentence

CODEBOOK: Codebook = load_codebook()
MODALITY: Modality = load_modality()
PUBLISHED = date(2024, 5, 3)


def stage(text: str, rows: str, **parties: tuple[str, str | None]) -> Scene:
    """The scene of one sentence; ``parties`` by the word that heads their mention: kind and country."""
    (scene,) = stages([build_sentence(text, rows)], text, **parties)
    return scene


def stages(sentences: list[Sentence], text: str, **parties: tuple[str, str | None]) -> tuple[Scene, ...]:
    document = Document(text, published=PUBLISHED)
    return build_scenes(tuple(sentences), tuple(mentions(document, sentences, **parties)))


def mentions(document: Document, sentences: list[Sentence], **parties: tuple[str, str | None]) -> list[Mention]:
    """A mention for each word that stands for a party, once a sentence."""
    found = []
    for sentence in sentences:
        for token in sentence.tokens:
            if token.text in parties:
                kind, country = parties[token.text]
                actor = Actor(token.text, country) if country else None
                found.append(Mention(document.cite(token.span), token.span.start, kind, actor, "test"))
    return found


def hits(scene: Scene) -> list[Hit]:
    return find_triggers(scene, CODEBOOK, MODALITY)[0]


def the_hit(scene: Scene) -> Hit:
    (hit,) = hits(scene)
    return hit


def time(text: str, words: str, start: date, end: date) -> TimeExpression:
    """The days that ``words`` mean."""
    at = text.index(words)
    evidence = Evidence("test", Span(at, at + len(words)), words)
    return TimeExpression(evidence, "DATE", start.isoformat(), Period(start, end), "test")

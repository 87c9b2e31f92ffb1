"""What Dragoman knows, read from data files: the codebook, the measures, English, the actors, the places, weights.

``load()`` is the door, and this room is the only one that opens these files. Each file is checked against
its schema as it is read, and every rule in it carries examples that run as tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.knowledge.directory import Directory, load_directory
from dragoman.knowledge.english import English, load_english
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.invasions import Invasion, load_invasions
from dragoman.knowledge.measures import Measures, load_measures
from dragoman.knowledge.weighing import Happening, Weights, load_happening, load_weights

__all__ = ["Codebook", "Directory", "English", "Gazetteer", "Invasion", "Knowledge", "Measures", "Weights", "load"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of it, loaded once.

    codebook: PLOVER event types, their modes, triggers and role grammar; measures: what a number counts;
    english: time words, numbers, reporting verbs, modality and negation, titles; directory: actors and who
    held which office when; gazetteer: places; weights: what speaks for a party, and against, on each
    side of an event ("actor", "recipient"); happening: what speaks for its being done, planned, denied;
    invasions: which state is at war in whose land.
    """

    codebook: Codebook
    measures: Measures
    english: English
    directory: Directory
    gazetteer: Gazetteer
    weights: Mapping[str, Weights]
    happening: Happening
    invasions: tuple[Invasion, ...]


@cache
def load(*actors: Path) -> Knowledge:
    """Read and check the data files, and folders of the user's own ``actors`` beside them.

    Raises ``BadKnowledge`` with file and key where one breaks its schema.
    """
    directory, gazetteer = load_directory(*actors), load_gazetteer()
    return Knowledge(
        load_codebook(),
        load_measures(),
        load_english(),
        directory,
        gazetteer,
        load_weights(),
        load_happening(),
        load_invasions(),
    )

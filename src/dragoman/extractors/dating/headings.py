"""Days that stand over what is told: "Marda, 12 October: Rebels attacked a post. Soldiers shot two of them."

Situation reports, chronologies and live reports put the day, or the hour, before the paragraph that tells of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.extractors.dating.placing import Placed
from dragoman.extractors.scene import Scene
from dragoman.records import Document

# What stands between the day and what is told of it.
MARKS = frozenset((":", "-", "–", "—", "|"))
# How many words a place before the day may have.
MOST = 8
# What stands before the day beside names: "Marda (north), 12 October", "On 12 October:".
BETWEEN = frozenset(("PROPN", "PUNCT", "ADP", "DET", "NUM", "SYM", "X", "ADJ"))


def find_headings(
    document: Document, scenes: Sequence[Scene], times: Mapping[int, Sequence[Placed]]
) -> Mapping[int, Placed]:
    """The time that heads the paragraph of a sentence, by the number of the sentence."""
    found: dict[int, Placed] = {}
    heading: Placed | None = None
    ends = 0
    for scene in scenes:
        if document.text.find("\n", ends, scene.sentence.span.start) >= 0 or not ends:
            heading = next((time for time in times.get(scene.number, ()) if _heads(scene, time)), None)
        ends = scene.sentence.span.end
        if heading is not None:
            found[scene.number] = heading
    return found


def _heads(scene: Scene, time: Placed) -> bool:
    """Whether it stands at the beginning of the sentence, before a colon or dash, after a place at most."""
    behind = time.last + 1
    if time.first > MOST or behind + 1 >= len(scene.tokens) or scene.tokens[behind].text not in MARKS:
        return time.hour and time.first == 0 and behind < len(scene.tokens) and scene.tokens[behind].text[0].isupper()
    return all(token.upos in BETWEEN and token.text not in MARKS for token in scene.tokens[: time.first])

"""In what context: PLOVER's labels such as legal, election or terrorism, set by words of the sentence.

"The court convicted the general" is told in the contexts legal and, where soldiers are named, military.
"""

from __future__ import annotations

from dragoman.extractors.triggers import Hit
from dragoman.knowledge.codebook import Codebook

# PLOVER gives these modes a context of their own.
OF_MODE = {"cyber": "cyber", "misinformation": "misinformation", "unconventional": "cbrn", "convict": "legal"}


def find_contexts(hit: Hit, mode: str | None, codebook: Codebook) -> tuple[str, ...]:
    """The contexts of an event, sorted."""
    found = {context for lemma in hit.scene.words & codebook.contexts.keys() for context in codebook.contexts[lemma]}
    if mode in OF_MODE:
        found.add(OF_MODE[mode])
    return tuple(sorted(found))

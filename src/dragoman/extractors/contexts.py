"""In what context: PLOVER's labels such as legal, election or terrorism, set by the sentence and by the mode.

"The court convicted the general" is told in the contexts legal and, where soldiers are named, military.
"""

from __future__ import annotations

from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import weigh_contexts
from dragoman.knowledge.codebook import Codebook

# PLOVER gives these modes a context of their own.
OF_MODE = {"cyber": "cyber", "misinformation": "misinformation", "unconventional": "cbrn", "convict": "legal"}


def find_contexts(hit: Hit, mode: str | None, codebook: Codebook) -> tuple[str, ...]:
    """The contexts of an event, sorted."""
    words = hit.scene.words & codebook.contexts.keys()
    found = weigh_contexts(hit, {context for lemma in words for context in codebook.contexts[lemma]})
    if mode in OF_MODE:
        found.add(OF_MODE[mode])
    return tuple(sorted(found))

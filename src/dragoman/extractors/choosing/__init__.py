"""Whom a report means as the one who did a deed or to whom it was done, weighed among all whom it names.

``candidates.py`` says who may be meant, ``setting.py`` what else the report tells of them, ``signs.py`` what speaks for
each, ``sides.py`` decides; ``natives.py`` and ``helping.py`` know who cannot be, ``bothsides.py`` who does it to each
other. The weights are fitted on annotated reports and stand in ``knowledge/weights``, a file for each side.
"""

from dragoman.extractors.choosing.sides import choose_parties

__all__ = ["choose_parties"]

"""Whom a report means as the one to whom a deed was done, weighed among all whom it names.

``candidates.py`` says who may be meant, ``signs.py`` what speaks for each, ``recipients.py`` decides. The weights are
fitted on annotated reports and stand in ``knowledge/weights/recipients.csv``.
"""

from dragoman.extractors.choosing.recipients import choose_recipients

__all__ = ["choose_recipients"]

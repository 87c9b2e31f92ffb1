"""What English tells a reader: times, numbers and how they add up, who reports, what is only possible, titles, how
talks stand.

Each is a file in ``languages/en`` and a module here that reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.modality import Modality, load_modality
from dragoman.knowledge.naming import Naming, load_naming
from dragoman.knowledge.numbers import Numbers, load_numbers
from dragoman.knowledge.reporting import Reporting, load_reporting
from dragoman.knowledge.steprules import StepRules, load_step_rules
from dragoman.knowledge.tallying import Tallying, load_tallying
from dragoman.knowledge.timewords import TimeWords, load_time_words
from dragoman.knowledge.titles import Titles, load_titles


@dataclass(frozen=True, slots=True)
class English:
    """time: rules for time expressions; numbers: words and bounds; tallying: how counts hang together;
    reporting: verbs and nouns of saying, with their stance; modality: what makes an event planned, hypothetical or
    negated; titles: offices and roles; negotiation: what tells how talks stand; proceedings: what tells of steps before
    a court; naming: how names are written."""

    time: TimeWords
    numbers: Numbers
    tallying: Tallying
    reporting: Reporting
    modality: Modality
    titles: Titles
    negotiation: StepRules
    proceedings: StepRules
    naming: Naming


def load_english() -> English:
    """Read and check the nine files of English."""
    return English(
        load_time_words(),
        load_numbers(),
        load_tallying(),
        load_reporting(),
        load_modality(),
        load_titles(),
        load_step_rules("languages/en/negotiation.toml"),
        load_step_rules("languages/en/proceedings.toml"),
        load_naming(),
    )

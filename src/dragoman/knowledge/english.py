"""What English tells a reader: times, numbers and how they add up, who reports, what is only possible, titles, how
talks stand, who says yes or no.

Each is a file in ``languages/en`` and a module here that reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.disagreement import Disagreement, load_disagreement
from dragoman.knowledge.modality import Modality, load_modality
from dragoman.knowledge.naming import Naming, load_naming
from dragoman.knowledge.numbers import Numbers, load_numbers
from dragoman.knowledge.reporting import Reporting, load_reporting
from dragoman.knowledge.sameness import load_sameness
from dragoman.knowledge.signs import DAYS, LogOdds, load_signs
from dragoman.knowledge.stancewords import StanceWords, load_stance_words
from dragoman.knowledge.steprules import StepRules, load_step_rules
from dragoman.knowledge.tallying import Tallying, load_tallying
from dragoman.knowledge.timewords import TimeWords, load_time_words
from dragoman.knowledge.titles import Titles, load_titles


@dataclass(frozen=True, slots=True)
class English:
    """time: rules for time expressions; numbers: words and bounds; tallying: how counts hang together;
    reporting: verbs and nouns of saying, with their stance; stance_words: what the words of a content tell of it;
    modality: what makes an event planned, hypothetical or negated; titles: offices and roles; negotiation: what tells
    how talks stand; proceedings: what tells of steps before a court; disagreement: who says yes or no to what;
    naming: how names are written; sameness: what speaks for two tellings being of one happening; days: what speaks for
    a told day being that of an event without one."""

    time: TimeWords
    numbers: Numbers
    tallying: Tallying
    reporting: Reporting
    stance_words: StanceWords
    modality: Modality
    titles: Titles
    negotiation: StepRules
    proceedings: StepRules
    disagreement: Disagreement
    naming: Naming
    sameness: LogOdds
    days: LogOdds


def load_english() -> English:
    """Read and check the thirteen files of English."""
    return English(
        load_time_words(),
        load_numbers(),
        load_tallying(),
        load_reporting(),
        load_stance_words(),
        load_modality(),
        load_titles(),
        load_step_rules("languages/en/negotiation.toml"),
        load_step_rules("languages/en/proceedings.toml"),
        load_disagreement(),
        load_naming(),
        load_sameness(),
        load_signs(DAYS),
    )

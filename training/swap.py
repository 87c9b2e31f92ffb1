"""The same sentence about others: names swapped by type, so that the network learns the wording and not the names.

"Ukrainian forces left Kyiv" becomes "Kenyan forces left Nairobi": all forms of one country are swapped for those of
another, and words of persons' names for words of others'. One word stands for one word, so nothing moves; names of
several words, and those of organisations and groups, stay.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.knowledge.tables import read_csv

from .data import Example

FORMS = ("name", "adjectives", "people", "capitals")


@lru_cache(maxsize=1)
def countries() -> tuple[dict[str, tuple[int, str]], list[dict[str, str]]]:
    """From a word to its country and form; and of each country one word a form, where each form is a single word."""
    words: dict[str, tuple[int, str]] = {}
    told: list[dict[str, str]] = []
    for row in read_csv("actors/states.csv"):
        forms = {
            form: [one for one in (row.values.get(form) or "").split(";") if one and " " not in one] for form in FORMS
        }
        if not all(forms.values()):
            continue
        for form in reversed(FORMS):
            words.update((one, (len(told), form)) for one in forms[form])
        told.append({form: ones[0] for form, ones in forms.items()})
    return words, told


def swapped(report: Sequence[Example], order: random.Random, people: Sequence[str]) -> list[Example]:
    """The report with other names, the same ones in all of its sentences; ``people`` are words of persons' names."""
    words, told = countries()
    here = {
        words[word][0]
        for example in report
        for index, word in enumerate(example.words)
        if word in words and index not in example.people
    }
    # Two countries stay two.
    others = dict(zip(sorted(here), order.sample(range(len(told)), len(here)), strict=True))
    named: dict[str, str] = {}

    def other(example: Example, index: int, word: str) -> str:
        if index in example.people:
            return named.setdefault(word, order.choice(people)) if people else word
        number, form = words.get(word, (None, ""))
        return word if number is None else told[others[number]][form]

    return [
        replace(example, words=[other(example, index, word) for index, word in enumerate(example.words)])
        for example in report
    ]


def words_of_people(examples: Iterable[Example]) -> list[str]:
    """The words of persons' names in the examples."""
    found = {example.words[index] for example in examples for index in example.people}
    return sorted(word for word in found if word[:1].isupper() and len(word) > 2)

"""A wire story under a second masthead is found out; two stories of one day are not taken for one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Findings, Link
from dragoman.resolvers.copies import ACROSS, find_copies, share, shingles
from tests.resolvers.conftest import Arrive

Links = Callable[..., list[Link]]

STORY = (
    "Delegates of the two parties met in the port of Tarsa on Monday for a third round of talks, the mediators said. "
    "The talks broke off in the evening without a word on the prisoners, and both sides went home to consult. "
    "A spokesman for the northern party said that it would come back as soon as the list of names was complete. "
    "The harbour council has kept the road to the city open since the spring, in spite of shelling from the hills."
)
OTHER = (
    "The price of bread rose in every town of the coast in May, the chamber of trade reported on Tuesday. "
    "Bakers blame the closing of two mills, which stand on the line between the parties and have no power. "
    "Ships with flour wait outside the port, where insurers ask for more than the cargo is worth."
)


def report(text: str, day: int, publisher: str) -> Document:
    return Document(text, published=date(2025, 5, day), publisher=publisher)


@pytest.fixture
def links(arrive: Arrive) -> Links:
    return lambda *documents: arrive(*map(Findings, documents))


def test_a_copy_without_its_last_sentence_is_linked_to_the_earlier_report(links: Links) -> None:
    first = report(STORY, 5, "Coast Wire")
    second = report(STORY.rsplit(". ", 1)[0], 6, "Hill Post")
    (link,) = links(first, second)
    assert (link.kind, link.left, link.right, link.judgement) == ("copy", first.id, second.id, "same")
    assert link.score == round(share(shingles(first.text), shingles(second.text)), 4)
    assert link.by == "copies/shingles"


def test_case_spacing_and_punctuation_make_no_second_story(links: Links) -> None:
    (link,) = links(report(STORY, 5, "Coast Wire"), report(STORY.upper().replace(", ", " -- "), 5, "Hill Post"))
    assert link.score == 1.0


def test_reports_of_other_things_are_not_linked(links: Links) -> None:
    assert links(report(STORY, 5, "Coast Wire"), report(OTHER, 5, "Coast Wire")) == []


def test_a_shared_paragraph_of_background_makes_no_copy(links: Links) -> None:
    background = STORY.rsplit(". ", 1)[1]
    assert links(report(STORY, 5, "Coast Wire"), report(f"{OTHER} {background}", 6, "Hill Post")) == []


def test_one_publisher_may_use_a_formula_twice(links: Links) -> None:
    first = report(STORY, 5, "Harbour Council")
    other_talks = report(STORY.replace("Tarsa", "Velm"), 5, "Harbour Council")
    assert links(first, other_talks) == []
    (link,) = find_copies(first, [report(other_talks.text, 5, "Coast Wire")])
    assert first.id in (link.left, link.right)


def test_of_reports_without_a_publisher_only_the_same_text_is_a_copy(links: Links) -> None:
    first = Document(STORY, published=date(2025, 5, 5))
    assert links(first, Document(STORY.rsplit(". ", 1)[0], published=date(2025, 5, 6))) == []
    assert len(links(first, Document(STORY, published=date(2025, 5, 6)))) == 1


def test_each_pair_of_copies_is_linked_and_the_earlier_stands_on_the_left(links: Links) -> None:
    first, shorter = report(STORY, 5, "Coast Wire"), report(STORY.rsplit(". ", 1)[0], 6, "Hill Post")
    third = report(f"{shorter.text} More follows.", 7, "Plain Dealer")
    pairs = {(first.id, shorter.id), (first.id, third.id), (shorter.id, third.id)}
    assert {(link.left, link.right) for link in links(first, shorter, third)} == pairs
    assert {(link.left, link.right) for link in links(third, shorter, first)} == pairs


def test_a_text_without_words_is_a_copy_of_nothing(links: Links) -> None:
    assert links(report("...", 5, "Coast Wire"), report("...", 6, "Coast Wire"), report("", 7, "Coast Wire")) == []


def test_short_reports_are_copies_only_if_they_are_the_same(links: Links) -> None:
    one, same, other = report("Truce holds.", 5, "A"), report("Truce holds", 6, "B"), report("Truce broken.", 6, "C")
    assert [(link.left, link.right) for link in links(one, same, other)] == [(one.id, same.id)]


def test_copies_among_many_reports_are_told_from_all_others() -> None:
    luck = random.Random(7)
    vocabulary = [f"word{number}" for number in range(3000)]
    originals = [" ".join(luck.choices(vocabulary, k=250)) for _ in range(150)]
    altered = [alter(text.split(), luck) for text in originals[:50]]
    documents = [report(text, 1, f"wire {number}") for number, text in enumerate(originals)]
    copies = [report(text, 2, f"paper {number}") for number, text in enumerate(altered)]
    expected = {
        (original.id, copy.id)
        for original, copy in zip(documents, copies, strict=False)
        if share(shingles(original.text), shingles(copy.text)) >= ACROSS
    }
    assert len(expected) >= 45
    found = {(link.left, link.right) for later in copies for link in find_copies(later, documents)}
    assert found == expected


def alter(words: list[str], luck: random.Random) -> str:
    """A text as a second paper prints it: a new opening, a few words changed, the end cut."""
    for _ in range(5):
        words[luck.randrange(len(words))] = "changed"
    return " ".join(["our", "correspondent", *words[: len(words) - luck.randrange(40)]])

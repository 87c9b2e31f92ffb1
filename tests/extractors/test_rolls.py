"""Lists of the dead by name are counted, and their ages are not."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dead were named as Ana Berg, 34, Olo Dann, 41, and Petra Holm, 19.", [("killed", 3, 3)]),
        ("The ministry identified the dead as Ana Berg, 34, Olo Dann, 41, and Petra Holm, 19.", [("killed", 3, 3)]),
        ("The wounded are Ana Berg (34), Olo Dann (41) and Petra Holm (19).", [("injured", 3, 3)]),
        ("Killed were Ana Berg, 34; Olo Dann, 41; and Petra Holm, 19.", [("killed", 3, 3)]),
        ("The victims of the raid were Ana Berg, 34, a teacher from Tarsa, and Olo Dann, 41.", [("casualties", 2, 2)]),
        ("Ana Berg, 34, Olo Dann, 41, and Petra Holm, 19, were killed on Monday.", [("killed", 3, 3)]),
        ("Among the dead were Ana Berg and Olo Dann.", [("killed", 2, None)]),
        ("The dead include Ana Berg, 34, and Olo Dann, 41.", [("killed", 2, None)]),
        ("The two dead were named as Ana Berg, 34, and Olo Dann, 41.", [("killed", 2, 2)]),
        ("The dead were visited by Ana Berg and Olo Dann.", []),
        ("The dead were buried, and Ana Berg and Olo Dann spoke.", []),
        ("Ana Berg and Olo Dann said the dead were many.", []),
        ("The suspects were named as Ana Berg, 34, and Olo Dann, 41.", []),
        ("He was killed by Ana Berg and Olo Dann.", []),
        ("The detectives Ana Berg and Olo Dann have arrested a man.", [("detained", 1, 1)]),
        ("Ana Berg, 34, and Olo Dann, 41, have been killed.", [("killed", 2, 2)]),
        ("The ministers, including Ana Berg, Olo Dann and Petra Holm, were detained.", [("detained", 3, None)]),
        ("He was killed by two gunmen.", [("other", 2, 2)]),
    ],
)
def test_names_are_counted(text: str, told: list[tuple[str, int, int | None]], read: Interpreter) -> None:
    assert [(figure.measure, figure.low, figure.high) for figure in read(Document(text)).figures] == told


@pytest.mark.model
def test_a_list_stands_in_the_toll_once(read: Interpreter) -> None:
    text = "The dead were named as Ana Berg, 34, Olo Dann, 41, and Petra Holm, 19."
    (killed,) = read.headcounts(Document(text))
    (tally,) = killed.tallies
    (figure,) = read(Document(text)).figures
    assert (killed.low, killed.high, tally.by, tally.figures) == (3, 3, "tally/names", (figure.id,))
    assert read.headcounts(Document("He was killed by Ana Berg and Olo Dann.")) == ()

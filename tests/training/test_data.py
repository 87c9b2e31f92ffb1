"""What the recipe makes of the corpora; their form is shown on a few lines of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.data import UNKNOWN, as_wikigold, bio, outermost, read_gum, read_re3d, read_spans, read_treebank
from training.scores import entity_f1, tree_scores

ROWS = """1\tPresident\tPresident\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new-Osman
2\tOsman\tOsman\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
4\tvisit\tvisit\tVERB\tVB\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-place-new-Mazra
6\tMazra\tMazra\tPROPN\tNNP\t_\t4\tobj\t_\t_
7\t,\t,\tPUNCT\t,\t_\t9\tpunct\t_\t_
8\ta\ta\tDET\tDT\t_\t9\tdet\t_\t_
9\tport\tport\tNOUN\tNN\t_\t6\tappos\t_\tEntity=2)
"""


def treebank(folder: Path, genre: str = "news", source: str = "example.org") -> Path:
    path = folder / f"{genre}.conllu"
    head = f"# newdoc id = GUM_{genre}_visit\n# meta::sourceURL = {source}\n# text = President Osman did visit Mazra\n"
    path.write_text(head + ROWS + "\n", encoding="utf-8")
    return path


def test_heads_are_indices_and_the_root_hangs_on_nothing(tmp_path: Path) -> None:
    (sentence,) = read_treebank(treebank(tmp_path))
    assert sentence.heads == [3, 0, 3, -1, 5, 3, 8, 8, 5]
    assert sentence.begins == "document"


def test_a_name_is_cut_to_what_names(tmp_path: Path) -> None:
    (sentence,) = read_gum(treebank(tmp_path))
    assert sentence.names["gum"] == ["B-person", "I-person", "O", "O", "O", "B-place", "O", "O", "O"]


def test_a_title_teaches_the_other_scheme_nothing(tmp_path: Path) -> None:
    (sentence,) = read_gum(treebank(tmp_path))
    assert sentence.names["wiki"] == [UNKNOWN, "B-PER", "O", "O", "O", "B-LOC", "O", "O", "O"]
    assert as_wikigold(sentence, []) == [UNKNOWN, UNKNOWN, "O", "O", "O", UNKNOWN, "O", "O", "O"]


@pytest.mark.parametrize("genre", ["conversation", "essay", "fiction", "letter", "podcast", "whow"])
def test_closed_genres_are_measured_but_not_learnt(tmp_path: Path, genre: str) -> None:
    path = treebank(tmp_path, genre)
    assert list(read_gum(path)) == []
    assert len(list(read_gum(path, closed=True))) == 1


def test_a_closed_source_is_left_out_of_an_open_genre(tmp_path: Path) -> None:
    assert list(read_gum(treebank(tmp_path, "court", "https://example.org/santa-barbara-corpus#1"))) == []


def test_spans_become_tags_of_words(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    row = {"text": "Idris Osman left Mazra.", "spans": [{"start": 0, "end": 11, "label": "person"}]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (sentence,) = read_spans(path, "wiki", {"person": "PER"})
    assert sentence.words == ["Idris", "Osman", "left", "Mazra", "."]
    assert sentence.names["wiki"] == ["B-PER", "I-PER", "O", "O", "O"]


def test_nationalities_are_a_scheme_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "re3d.jsonl"
    entities = [
        {"start": 0, "end": 15, "type": "Organisation", "conf": 1},
        {"start": 0, "end": 9, "type": "Nationality", "conf": 0},
        {"start": 22, "end": 26, "type": "Weapon", "conf": 0.1},
    ]
    path.write_text(json.dumps({"text": "Norlandic troops moved guns.", "entities": entities}) + "\n", encoding="utf-8")
    (sentence,) = read_re3d(path)
    assert sentence.names["nation"][0] == "B-Nationality"
    assert "B-Weapon" not in sentence.names["re3d"]


def test_of_nested_names_the_outermost_is_kept() -> None:
    assert outermost([(2, 3, "place"), (0, 4, "organization"), (5, 6, "person")]) == [
        (0, 4, "organization"),
        (5, 6, "person"),
    ]


def test_scores_count_heads_relations_and_names(tmp_path: Path) -> None:
    gold, guess = (next(read_treebank(treebank(tmp_path))) for _ in range(2))
    guess.heads[2], guess.labels[8] = 0, "appos:x"
    scores = tree_scores([gold], [guess])
    assert (scores["uas"], scores["las"], scores["las_universal"]) == (88.89, 77.78, 88.89)
    assert entity_f1([bio(3, [(0, 1, "a"), (1, 3, "b")])], [bio(3, [(0, 1, "a"), (1, 2, "b")])]) == 50.0

"""Sources of GUM's attributions: read from a treebank, and held beside the claims that are found."""

from __future__ import annotations

from pathlib import Path

from dragoman.records import Document, Findings
from evaluation.chains import read, score
from tests.doubles import interpret

ROWS = (
    ("1", "Medics", "Discourse=attribution-positive:1->2:0:sem-atsrc-1-_+syn-rpr-2-_"),
    ("2", "said", "_"),
    ("3", "twelve", "Discourse=ROOT:2:0|SpaceAfter=No"),
    ("4", ".", "_"),
)


def treebank(folder: Path) -> Path:
    path = folder / "gum.conllu"
    rows = "".join(f"{number}\t{word}" + "\t_" * 7 + f"\t{rest}\n" for number, word, rest in ROWS)
    path.write_text(f"# newdoc id = GUM_news_port\n# sent_id = 1\n{rows}\n", "utf-8")
    return path


def test_a_document_is_put_together_with_the_words_of_its_sources(tmp_path: Path) -> None:
    (told,) = read(treebank(tmp_path))
    assert told.text.strip() == "Medics said twelve."
    ((source,),) = [one.source for one in told.attributions]
    assert told.text[source.start : source.end] == "Medics"


def test_a_source_is_found_where_a_claim_has_it(tmp_path: Path) -> None:
    (told,) = read(treebank(tmp_path))
    found = score([(told, interpret(Document(told.text)))])
    assert (found["sources"], found["found"], found["in chains"]) == (1, 1, 0)
    assert score([(told, Findings(Document(told.text)))])["found"] == 0

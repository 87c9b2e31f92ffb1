"""Our scorer of times, held against TempEval's definition and against a second scorer where one is at hand."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from evaluation.timex import day_of
from evaluation.timex_score import Timex, count, read_timeml, summary

OTHER = Path(__file__).parents[3] / "shared/score/score_timex.py"
DOCUMENT = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-15" functionInDocument="CREATION_TIME">
March 15</TIMEX3></DCT><TEXT>Rain &amp; wind since <TIMEX3 tid="t1" type="DATE" value="2024-03-11">Monday</TIMEX3>,
for <TIMEX3 tid="t2" type="DURATION" value="P4D">four days</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def tml(tmp_path: Path) -> Path:
    path = tmp_path / "storm.tml"
    path.write_text(DOCUMENT, "utf-8")
    return path


def test_expressions_are_read_with_their_places(tml: Path) -> None:
    gold = read_timeml(tml)
    assert [gold.text[timex.start : timex.end] for timex in gold.timexes] == ["Monday", "four days"]
    assert str(day_of(gold.created)) == "2024-03-15"


def test_a_file_without_a_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.tml").write_text("<TimeML/>", "utf-8")
    with pytest.raises(ValueError, match=r"empty.tml: expected a <TEXT>"):
        read_timeml(tmp_path / "empty.tml")


def test_extents_count_strictly_and_by_overlap(tml: Path) -> None:
    gold = read_timeml(tml).timexes
    found = [gold[0], Timex(gold[1].start + 5, gold[1].end, "DURATION", "PXD")]
    table = summary(count(gold, found))
    assert (table["strict_f1"], table["relaxed_f1"], table["value_f1"], table["type_f1"]) == (0.5, 1.0, 0.5, 1.0)


def test_nothing_found_scores_nothing(tml: Path) -> None:
    assert summary(count(read_timeml(tml).timexes, []))["relaxed_f1"] == 0.0


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not OTHER.exists(), reason="the second scorer lies outside the project")
def test_our_scorer_agrees_with_the_other(tml: Path) -> None:
    other = _load(OTHER)
    gold = read_timeml(tml)
    found = [Timex(gold.timexes[0].start, gold.timexes[0].end + 1, "TIME", "2024-03-11"), Timex(0, 4, "DATE", "2024")]
    theirs = other.total(other.score(other.load_gold(tml.parent), {"storm": _rows(found)}, _Options())[0])
    ours = summary(count(gold.timexes, found) + Counter())
    assert ours["strict_f1"] == pytest.approx(theirs["strict_F1"])
    assert ours["relaxed_f1"] == pytest.approx(theirs["relaxed_F1"])
    assert ours["value_f1"] == pytest.approx(theirs["value_F1"])
    assert ours["type_f1"] == pytest.approx(theirs["type_F1"])


class _Options:
    trim = norm_value = False
    type = None


def _rows(found: list[Timex]) -> list[dict[str, object]]:
    return [{"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value} for timex in found]


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_timex", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

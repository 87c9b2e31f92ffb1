"""The recipe: which steps it takes, and how it goes on."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError

import pytest

from training import __main__ as recipe


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The steps that are begun; each leaves the folder that it was told to write to."""
    begun: list[list[str]] = []

    class Step:
        def __init__(self, command: list[str]) -> None:
            begun.append(command[2:])
            if "--out" in command:
                out = Path(command[command.index("--out") + 1])
                (out.parent if out.suffix else out).mkdir(parents=True, exist_ok=True)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(recipe.subprocess, "Popen", Step)
    return begun


def _run(monkeypatch: pytest.MonkeyPatch, folder: Path, *options: str) -> None:
    monkeypatch.setattr("sys.argv", ["training", "data", "--out", str(folder), "--package", str(folder), *options])
    recipe.main()


def test_each_training_has_its_share_of_the_hours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, steps: list[list[str]]
) -> None:
    _run(monkeypatch, tmp_path, "--hours", "2")
    told = {
        Path(step[step.index("--out") + 1]).name: float(step[step.index("--minutes") + 1])
        for step in steps
        if "--minutes" in step
    }
    assert told.pop("apart2") == told["apart3"]  # beside each other
    assert 110 < sum(told.values()) < 120
    assert len(told) == len(recipe.SHARES)


def test_a_training_that_is_done_is_not_done_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, steps: list[list[str]]
) -> None:
    _run(monkeypatch, tmp_path)
    steps.clear()
    _run(monkeypatch, tmp_path)
    taught, packaged = steps[-2:]
    assert taught[taught.index("--out") + 1] == packaged[1]
    assert {"--readings", "--seed", "--trees"} <= set(taught)
    quick = {"training.lemmas", "training.to_onnx", "training.readings", "training.averaging", "training.beyond"}
    assert {step[0] for step in steps} == quick


def test_the_reports_are_read_once_for_all_trainings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, steps: list[list[str]]
) -> None:
    _run(monkeypatch, tmp_path)
    (reading,) = [step for step in steps if step[0] == "training.readings"]
    kept = reading[reading.index("--out") + 1]
    learning = [step for step in steps if step[0] == "training.joint"]
    assert len(learning) == 6
    assert {step[step.index("--readings") + 1] for step in learning} == {kept}
    assert steps.index(reading) < steps.index(learning[0])


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with the files of an encoder."""
    folder = tmp_path / "published"
    folder.mkdir()
    for name in recipe.PUBLISHED:
        (folder / name).touch()
    return folder


def test_a_larger_encoder_learns_first_and_is_followed_by_its_own_layers_before_the_heads_settle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, steps: list[list[str]], published: Path
) -> None:
    _run(monkeypatch, tmp_path)
    steps.clear()
    _run(monkeypatch, tmp_path, "--larger", str(published))  # what was done without it is not done again
    (made,) = [step for step in steps if step[0] == "training.teacher"]
    assert made[1] == str(published)
    taught, cut, following, settled, _, packaged = steps[steps.index(made) + 1 :]
    assert taught[taught.index("--start") + 1] == made[made.index("--out") + 1]
    larger = Path(following[following.index("--teacher") + 1])
    assert str(larger.parent) == taught[taught.index("--out") + 1]
    assert cut[0] == "training.student"
    assert Path(cut[1]) == larger
    assert following[following.index("--start") + 1] == cut[cut.index("--out") + 1]
    assert "--settle" in settled
    assert str(Path(settled[settled.index("--start") + 1]).parent) == following[following.index("--out") + 1]
    assert str(Path(packaged[1]).parent) == settled[settled.index("--out") + 1]
    assert not any("--minutes" in step for step in (taught, following))
    steps.clear()
    _run(monkeypatch, tmp_path, "--larger", str(published))
    assert not [step for step in steps if step[0] == "training.joint"]


def test_a_folder_without_an_encoder_is_seen_before_anything_is_learnt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, steps: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        _run(monkeypatch, tmp_path, "--larger", str(tmp_path))
    assert not steps
    assert "no config.json, tokenizer.json, model.safetensors" in capsys.readouterr().err


def test_a_training_that_is_done_is_kept_where_the_one_beside_it_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Step:
        def __init__(self, command: list[str]) -> None:
            self.fails = command[-1].endswith("first")

        def wait(self) -> int:
            return int(self.fails)

    monkeypatch.setattr(recipe.subprocess, "Popen", Step)
    steps = [["training.joint", "data", "--out", str(tmp_path / name)] for name in ("first", "second")]
    for step in steps:
        Path(step[-1]).mkdir()
    with pytest.raises(CalledProcessError):
        recipe.run_beside(steps)
    assert [(Path(step[-1]) / "done").exists() for step in steps] == [False, True]

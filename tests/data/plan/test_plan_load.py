"""Reading the plan's files: whatever is wrong with them is said at once, by file and printed
number."""

import shutil
from pathlib import Path

import pytest

from data.chosen import chosen
from data.plan import PlanError
from data.plan.load import read_plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in chosen().plan.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(PlanError) as caught:
        read_plan(folder)
    assert str(caught.value).splitlines() == ["The plan cannot be read.", *caught.value.faults]
    return list(caught.value.faults)


def test_every_fault_of_every_file_is_named(folder: Path) -> None:
    (folder / "section_2.toml").write_text("number = ", encoding="utf-8")
    (folder / "section_3.toml").unlink()
    replace(
        folder / "section_1.toml",
        'id = "1a.4", due = "2026-01"',
        'id = "1a.4", due = "2026-13", owner = "?"',
    )
    replace(folder / "section_4.toml", 'recurs = "weekly"', 'recurs = "daily"')
    replace(folder / "plan.toml", 'status = "Grey"', 'status = "Black"')
    replace(folder / "plan.toml", 'version = "Final"', "")
    faults = faults_of(folder)
    assert [fault.split(": ")[0] for fault in faults] == [
        "section_1.toml, 1a.4, due",
        "section_1.toml, 1a.4, owner",
        "section_2.toml cannot be read",
        "section_3.toml cannot be read",
        "section_4.toml, 4c.1, recurs",
        "plan.toml, version",
        "plan.toml, rag 1, status",
    ]
    assert "not '2026-13'" in faults[0]


def test_a_section_that_the_plan_counts_and_no_file_holds_is_named(folder: Path) -> None:
    (folder / "section_4.toml").unlink()
    assert faults_of(folder) == ["plan.toml counts 4 sections, and there are files of 3."]


def test_a_file_that_is_not_text_is_named(folder: Path) -> None:
    (folder / "section_1.toml").write_bytes(b"number = 1\ntitle = '\xff'\n")
    assert [fault.split(": ")[0] for fault in faults_of(folder)] == [
        "section_1.toml cannot be read"
    ]


def test_a_table_of_the_wrong_shape_is_named(folder: Path) -> None:
    replace(
        folder / "section_1.toml", "interdependencies = [", 'interdependencies = "none"\nothers = ['
    )
    assert [fault.split(": ")[0] for fault in faults_of(folder)] == [
        "section_1.toml, interdependencies",
        "section_1.toml, others",
    ]

"""`python -m kpis pack`: papers lie in the folder whole or not at all, and are on record first."""

import errno
import json
import os
import signal
import stat
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from data.reader import Reader
from data.record import KeptPack
from data.store import DatabaseError, open_database
from kpis.editions import read_packs, withdraw
from presentation.commands import written
from presentation.commands.basis import PapersAsked, basis, basis_said, papers_asked
from presentation.commands.publishing import publish_files
from tests.presentation.commands.conftest import Ran, dashboard, started
from tests.presentation.paper_forms import use_stand_ins

PDF = "edition_1_papers.pdf"


@pytest.fixture(autouse=True)
def plain_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    use_stand_ins(monkeypatch)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "meetings" / "out"


def packs(path: Path) -> tuple[KeptPack, ...]:
    database = open_database(path)
    found = read_packs(database)
    database.close()
    return found


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_it_writes_the_usual_papers_and_says_which(kpis: Ran, released: Path, out: Path) -> None:
    status, said, progress = kpis("pack", "--edition", "newest", "--out", str(out), "--by", "Cleo")
    assert status == 0 and "Printing the pdf" in progress
    usual = [PDF, "edition_1_papers.pptx", "edition_1_papers.xlsx"]
    assert names(out) == [
        *usual,
        *(f"edition_1_papers_{one}.csv" for one in ("measures", "milestones")),
    ]
    assert said.splitlines()[0] == f"Written: {out / PDF} (1 kB)"
    assert {stat.S_IMODE(one.stat().st_mode) for one in out.iterdir()} == {0o600}
    (kept,) = packs(released)
    assert (kept.by, kept.kind, kept.edition) == ("Cleo", "board", 1)
    on_disk = {one.name: sha256(one.read_bytes()).hexdigest() for one in out.iterdir()}
    assert {one.name: one.sha256 for one in kept.files} == on_disk


def test_a_program_is_told_the_same(kpis: Ran, released: Path, out: Path) -> None:
    line = (
        "pack",
        "--edition",
        "1",
        "--out",
        str(out),
        "--formats",
        "html,pdf",
        "--sections",
        "3,2",
    )
    told = json.loads(kpis(*line, "--meeting", "DMT =1", "--working", "--json")[1])
    assert (told["status"], told["pack"], told["edition"], told["working"]) == ("made", 1, 1, True)
    assert [one["name"] for one in told["files"]] == [
        f"working_figures_edition_1_sections_2_3.{one}" for one in ("pdf", "html")
    ]
    assert told["files"][0]["bytes"] == (out / told["files"][0]["name"]).stat().st_size
    (kept,) = packs(released)
    assert (kept.kind, kept.meeting, kept.sections) == ("working", "DMT =1", (2, 3))


def test_the_same_may_be_made_again_and_what_somebody_changed_is_not_written_over(
    kpis: Ran, released: Path, out: Path
) -> None:
    line = ("pack", "--edition", "1", "--out", str(out), "--formats", "pdf")
    assert [kpis(*line)[0] for _ in range(2)] == [0, 0]
    (out / PDF).write_bytes(b"with notes")
    status, said, fault = kpis(*line)
    assert (status, said) == (2, "") and "holds something else" in fault
    assert (out / PDF).read_bytes() == b"with notes" and len(packs(released)) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--edition", "7"), "There is no edition 7"),
        (("--edition", "one"), "is no edition"),
        (("--edition", "1", "--sections", "9"), "The plan has no section 9"),
        (("--edition", "1", "--sections", "two"), "no list of sections"),
        (("--edition", "1", "--formats", "pdf,doc"), "there is no format 'doc'"),
        (("--edition", "1", "--meeting", "x" * 201), "longer than 200 letters"),
        (("--edition", "1", "--out", " "), "it is blank: name a folder"),
        (("--edition", "1", "--working", "--mail"), "not for sharing"),
        (("--edition", "1", "--mail"), "SEND_KPIS_SMTP_HOST is not set"),
    ],
)
def test_wrong_usage_makes_nothing(
    kpis: Ran, released: Path, out: Path, arguments: tuple[str, ...], words: str
) -> None:
    status, said, fault = kpis("pack", "--out", str(out), *arguments)
    assert (status, said) == (2, "") and words in fault and "Traceback" not in fault
    assert not out.exists() and packs(released) == ()


def test_an_out_folder_that_is_none_is_told_and_nothing_is_on_record(
    kpis: Ran, released: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out"
    file.write_text("a file")
    for folder, words in ((file, "is a file: name a folder"), (file / "in", "cannot be used")):
        status, said, fault = kpis("pack", "--edition", "1", "--out", str(folder))
        assert (status, said) == (2, "") and words in fault, fault
    assert packs(released) == () and file.read_text() == "a file"


@pytest.mark.parametrize("way", ["", "papers/2026-11", "../link"])
@pytest.mark.parametrize("kind", [(), ("--working",)])
def test_no_papers_are_put_where_the_public_is_served_from(
    kpis: Ran, released: Path, tmp_path: Path, way: str, kind: tuple[str, ...]
) -> None:
    site = tmp_path / "www"
    publish_files(site, {"index.html": b"page"}, lambda: None)
    (tmp_path / "link").symlink_to(site)
    before = names(site)
    status, said, fault = kpis("pack", "--edition", "1", "--out", str(site / way), *kind)
    assert (status, said) == (2, "") and "is served to the public" in fault, fault
    assert names(site) == before and packs(released) == ()


def test_a_folder_that_cannot_be_named_and_a_pipe_in_a_papers_place_are_told(
    kpis: Ran, released: Path, out: Path
) -> None:
    long = out / ("x" * 300)
    status, said, fault = kpis("pack", "--edition", "1", "--out", str(long))
    assert (status, said) == (2, "") and "cannot be used: File name too long" in fault
    out.mkdir(parents=True, exist_ok=True)
    os.mkfifo(out / PDF)
    status, said, fault = kpis("pack", "--edition", "1", "--out", str(out))
    assert (status, said) == (2, "") and "holds something else" in fault
    assert packs(released) == ()


@pytest.mark.parametrize("fails_at", [1, 3])
def test_a_full_disk_leaves_no_half_papers(
    kpis: Ran, released: Path, out: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    done: list[str] = []

    def full(file: Path, data: bytes, *_: Any) -> None:
        done.append(file.name)
        file.write_bytes(data[:3])
        if len(done) == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))

    monkeypatch.setattr(written, "write_synced", full)
    status, said, fault = kpis("pack", "--edition", "1", "--out", str(out))
    assert (status, said) == (3, "") and "The disk is full" in fault
    assert names(out) == []
    assert len(packs(released)) == 1, "on record before they are handed over"


def test_a_withdrawn_edition_says_so_in_the_name(kpis: Ran, released: Path, out: Path) -> None:
    database = open_database(released)
    withdraw(database, 1, Reader("Ad"), "A wrong file")
    database.close()
    assert kpis("pack", "--edition", "1", "--out", str(out), "--formats", "pdf")[0] == 0
    assert names(out) == [f"withdrawn_{PDF}"]
    assert kpis("pack", "--edition", "newest", "--out", str(out))[0] == 2


def test_a_run_that_is_killed_while_it_writes_leaves_nothing_that_passes_for_a_paper(
    kpis: Ran, released: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(file: Path, data: bytes, *_: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(written, "write_synced", killed)
    if (child := os.fork()) == 0:
        kpis("pack", "--edition", "1", "--out", str(out))
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    monkeypatch.undo()
    assert [one for one in names(out) if not one.startswith(".papers-")] == []
    assert len(packs(released)) == 1


@pytest.mark.parametrize("working", [False, True])
def test_what_goes_from_the_dashboard_to_the_command_is_what_it_has(
    released: Path, working: bool
) -> None:
    database = open_database(released)
    asked = PapersAsked(
        edition="1", by="Ann", day=date(2026, 11, 12), working=working, mailed_for="DMT"
    )
    assert basis_said(papers_asked(database, asked.model_dump_json())) == basis(database, asked)
    with pytest.raises(DatabaseError, match="cannot read what the command asked for"):
        papers_asked(database, "{}")
    database.close()


def test_two_at_once_beside_a_dashboard_both_leave_whole_papers(
    project: Path, released: Path, out: Path
) -> None:
    with dashboard(released, waits_for=3):
        line = ("pack", "--out", str(out), "--formats", "csv", "--json", "--edition")
        runs = [started(project, *line, edition) for edition in ("1", "newest", "7")]
        ended = [(one.communicate(timeout=120), one.returncode) for one in runs]
    assert [status for _, status in ended] == [0, 0, 2], ended
    assert "There is no edition 7" in ended[2][0][1]
    kept = packs(released)
    assert {one.id for one in kept} == {1, 2} and kept[0].files == kept[1].files
    on_disk = {one.name: sha256(one.read_bytes()).hexdigest() for one in out.iterdir()}
    assert {one.name: one.sha256 for one in kept[0].files} == on_disk

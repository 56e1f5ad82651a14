"""`python -m kpis publish`: a folder has the public page of one edition, whole, and whatever else lies
there is nobody's to touch."""

import errno
import json
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from data.commands import UsageError
from data.reader import Reader
from data.store import DatabaseError, open_database
from kpis.editions import EditionWish, approve, make, read_packs, withdraw
from presentation.commands import publish as publish_module
from presentation.commands import publishing
from presentation.commands.publishing import LOCK, MANIFEST, publish_files
from tests.presentation.commands.conftest import Ran

FIRST = {"index.html": b"<p>1", "measures/a.html": b"a", "measures/old.html": b"o", "s.css": b"1"}
THEN = {"index.html": b"<p>2", "measures/a.html": b"a", "new/deep/b.html": b"b", "s.css": b"2"}
OURS = {MANIFEST, LOCK}


def held(folder: Path) -> dict[str, bytes]:
    """What lies in the folder, without what is kept beside the pages."""
    files = [one for one in folder.rglob("*") if one.is_file() and one.name not in OURS]
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def put(folder: Path, files: dict[str, bytes] = THEN) -> bool:
    return publish_files(folder, files, lambda: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to which the first edition was published."""
    assert put(tmp_path / "www", FIRST)
    return tmp_path / "www"


def test_what_is_new_takes_the_place_of_what_was_and_the_rest_goes(folder: Path) -> None:
    assert held(folder) == FIRST
    assert put(folder) is True
    assert held(folder) == THEN
    assert put(folder) is False
    assert {one.name for one in folder.iterdir()} == OURS | {
        "index.html",
        "measures",
        "new",
        "s.css",
    }


def test_everybody_may_read_the_pages(tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        put(tmp_path / "www")
    finally:
        os.umask(umask)
    found = [tmp_path / "www", *(tmp_path / "www").rglob("*")]
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in found if one.name not in OURS}
    assert {modes[one] for one in ("www", "new", "deep", "measures")} == {0o755}
    assert {modes[one] for one in ("index.html", "b.html", "s.css")} == {0o644}


def test_what_somebody_else_put_there_stays(folder: Path) -> None:
    others = {"robots.txt": b"r", "measures/own.html": b"m", "new/own.txt": b"n"}
    (folder / "new").mkdir()
    for name, data in others.items():
        (folder / name).write_bytes(data)
    put(folder)
    assert held(folder) == THEN | others
    put(folder, {"index.html": b"3"})
    assert held(folder) == {"index.html": b"3"} | others


def test_a_page_that_was_changed_or_lost_is_put_back(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"defaced")
    (folder / "s.css").unlink()
    assert put(folder, FIRST) is True
    assert held(folder) == FIRST


def strange(folder: Path) -> None:
    for one in (MANIFEST, LOCK):
        (folder / one).unlink()


def in_the_way(folder: Path) -> None:
    (folder / "new" / "deep" / "b.html").mkdir(parents=True)


def linked(folder: Path) -> None:
    (folder / "new").symlink_to(folder.parent)


def piped(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    os.mkfifo(folder / MANIFEST)


def lock_leads_away(folder: Path) -> None:
    (folder / LOCK).unlink()
    (folder / LOCK).symlink_to(folder.parent / "elsewhere")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (piped, "is no file, and nothing was changed"),
        (lock_leads_away, "is no file, and nothing was changed"),
        (strange, "holds other things (index.html)"),
        (in_the_way, "is not of an earlier publication"),
        (linked, "is not of an earlier publication"),
    ],
)
def test_a_folder_that_is_not_ours_alone_is_left_as_it_is(
    folder: Path, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(folder)
    before = held(folder)
    with pytest.raises(UsageError) as told:
        put(folder)
    assert words in str(told.value) and held(folder) == before


@pytest.mark.parametrize(
    "text",
    [
        '{"files": {"../outside.txt": ""}}',
        '{"files": {"/etc/hosts": ""}}',
        '{"files": {"measures/../../outside.txt": ""}}',
        '{"files": {"": ""}}',
        "[]",
    ],
)
def test_a_manifest_that_leads_outside_is_not_followed(folder: Path, text: str) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text("somebody's")
    (folder / MANIFEST).write_text(text)
    with pytest.raises(UsageError, match="is not what was written there"):
        put(folder)
    assert held(folder) == FIRST and outside.read_text() == "somebody's"


def test_no_link_leads_what_is_removed_elsewhere(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    (folder / "measures").rename(elsewhere)
    (folder / "measures").symlink_to(elsewhere)
    with pytest.raises(UsageError):
        put(folder)
    assert len(list(elsewhere.iterdir())) == 2


@pytest.mark.parametrize("fails_at", range(1, 6))
def test_a_full_disk_leaves_the_old_page_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    written: list[Path] = []

    def full(file: Path, data: bytes, *_: Any) -> None:
        written.append(file)
        file.write_bytes(data[:1])
        if len(written) == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "write_synced", full)
        with pytest.raises(DatabaseError, match="The disk is full"):
            put(folder)
    assert held(folder) == FIRST
    assert put(folder) and held(folder) == THEN


@pytest.mark.parametrize("fails_at", range(1, 8))
def test_a_run_that_is_killed_in_the_middle_is_mended_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    done: list[Path] = []
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        done.append(self)
        if len(done) == fails_at:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr("presentation.commands.written.rmtree", lambda *_, **__: None)
        if fails_at < 7:
            with pytest.raises(KeyboardInterrupt):
                put(folder)
        else:
            put(folder)
    now = {name: data for name, data in held(folder).items() if ".publishing" not in name}
    whole = {name: (FIRST.get(name), THEN.get(name)) for name in now}
    assert all(now[name] in either for name, either in whole.items()), "no file is half"
    put(folder)
    assert held(folder) == THEN, "nothing of the killed run is left"


def test_two_runs_at_once_wait_for_one_another(folder: Path) -> None:
    begin, both = threading.Barrier(2), threading.Barrier(2)
    other = {name: data + b"!" for name, data in FIRST.items()}
    met: list[int] = []

    def record() -> None:
        with suppress(threading.BrokenBarrierError):
            met.append(both.wait(timeout=0.5))

    def run(files: dict[str, bytes]) -> None:
        begin.wait()
        publish_files(folder, files, record)

    threads = [threading.Thread(target=run, args=[files]) for files in (THEN, other)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert met == [], "both were at it at the same time"
    assert held(folder) in (THEN, other)


SITE = {"index.html": b"<p>1", "a/b.html": b"2"}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The public page has its own tests."""
    monkeypatch.setattr(publish_module, "site_files", lambda *_: SITE)


@pytest.mark.usefixtures("site")
def test_the_command_publishes_the_newest_edition_once(
    kpis: Ran, released: Path, tmp_path: Path
) -> None:
    www = tmp_path / "www"
    status, said, fault = kpis("publish", str(www), "--by", "timer")
    assert (status, held(www)) == (0, SITE), fault
    assert "The public page of edition 1" in said and "2 files." in said
    told = json.loads(kpis("publish", str(www), "--json")[1])
    assert told == {"status": "already_published", "edition": 1, "folder": str(www), "files": 2}
    database = open_database(released)
    (kept,) = read_packs(database)
    assert (kept.kind, kept.by, [one.name for one in kept.files]) == (
        *("public", "timer", sorted(SITE)),
    )
    withdraw(database, 1, Reader("Ad"), "A wrong file")
    database.close()
    status, said, fault = kpis("publish", str(www), "--edition", "1")
    assert (status, said) == (3, "") and "was withdrawn by Ad: A wrong file" in fault
    assert held(www) == SITE


def test_figures_that_were_taken_back_stand_no_longer(
    kpis: Ran, released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEND_KPIS_CONTACT", "The SEND team, send@example.gov.uk")
    www, other = tmp_path / "www", tmp_path / "other"
    assert kpis("publish", str(www))[0] == 0
    published = held(www)
    database = open_database(released)
    withdraw(database, 1, Reader("Ad"), "7 children of one school")
    database.close()
    status, said, fault = kpis("publish", str(other))
    assert (status, said) == (2, "") and "What was published before stays as it is." in fault
    status, said, fault = kpis("publish", str(www), "--json")
    assert (status, json.loads(said)["status"]) == (0, "taken_back"), fault
    assert json.loads(kpis("publish", str(www), "--json")[1])["status"] == "already_taken_back"
    now = held(www)
    assert set(now) == {"index.html", "easy-read.html", "embed.html", "fragment.html"}
    for page in now.values():
        text = page.decode()
        assert "have been taken back" in text and "send@example.gov.uk" in text
        assert "7 children" not in text and "%" not in text.partition("</style>")[2]
    assert set(now) < set(published)


def test_an_earlier_edition_that_stands_takes_the_place_of_one_taken_back(
    kpis: Ran, released: Path, tmp_path: Path
) -> None:
    www = tmp_path / "www"
    database = open_database(released)
    later = make(database, EditionWish(name="Cabinet, 1 December 2026"), Reader("Ann")).id
    assert approve(database, later, Reader("Ad")) == []
    database.close()
    assert "edition 2" in kpis("publish", str(www))[1]
    database = open_database(released)
    withdraw(database, later, Reader("Ad"), "A wrong file")
    database.close()
    assert "edition 1" in kpis("publish", str(www))[1]


@pytest.mark.usefixtures("site")
def test_what_waits_or_was_corrected_is_not_published(
    kpis: Ran, released: Path, tmp_path: Path
) -> None:
    database = open_database(released)
    with database.writing() as cursor:
        cursor.execute("DELETE FROM edition_events")
    database.close()
    status, _, fault = kpis("publish", str(tmp_path / "www"), "--edition", "1")
    assert status == 2 and "Edition 1 waits for approval" in fault
    database = open_database(released)
    with database.writing() as cursor:
        for id in (2, 3):  # the first correction is not approved
            copy = f"SELECT {id}, * EXCLUDE (id) FROM editions WHERE id = 1"
            cursor.execute(f"INSERT INTO editions {copy}")
        cursor.execute("UPDATE editions SET corrects = 1 WHERE id > 1")
        for id in (1, 3):
            values = f"({id}, {id}, 'approved', '2026-11-12', 'Ad', '')"
            cursor.execute(f"INSERT INTO edition_events VALUES {values}")
    database.close()
    status, _, fault = kpis("publish", str(tmp_path / "www"), "--edition", "1")
    assert status == 2 and "Edition 1 was corrected by edition 3: take that one." in fault
    assert not (tmp_path / "www").exists()
    assert kpis("publish", str(tmp_path / "www"))[0] == 0


def test_the_page_names_whom_the_settings_name_for_problems(
    kpis: Ran, released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(publish_module, "site_files", lambda _, whom: told.append(whom) or SITE)
    monkeypatch.setenv("SEND_KPIS_CONTACT", "The SEND team, send@example.gov.uk")
    assert released and kpis("publish", str(tmp_path / "www"))[0] == 0
    assert told == ["The SEND team, send@example.gov.uk"]

"""Compressed files are there whole or not at all, once, and nobody else could have changed them."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pages.parts.static import making
from pages.parts.static.making import made
from pages.parts.static.shelf import ShelfError, opened, source_folder, state_of, usable
from pages.parts.static.trusted import distrusted
from tests.sampling import sample

MAKE = "import sys; from pathlib import Path; from pages.parts.static.making import made; "
SLOWLY = f"{MAKE}made(Path(sys.argv[1]), Path(sys.argv[2]))"
AT_ONCE = f"{MAKE}print(made(Path(sys.argv[1]), Path(sys.argv[2]), 1).folder)"


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


def started(code: str, project: Path, *paths: Path) -> subprocess.Popen[str]:
    line = [sys.executable, "-c", code, *map(str, paths)]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=project, text=True, stdout=pipe, stderr=pipe)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def test_they_are_made_once(folder: Path, source: Path) -> None:
    assert opened(folder, source) is None
    first = made(folder, source)
    stamp = (first.folder / "list.json").stat()
    again = made(folder, source)
    assert again.files == first.files
    assert (first.folder / "list.json").stat() == stamp
    assert left_in(folder) == [state_of(source)]


def test_what_does_not_become_smaller_is_not_kept_as_if_it_did(folder: Path, source: Path) -> None:
    files = made(folder, source).files
    assert {name: sorted(encodings) for name, encodings in files.items()} == {
        "js/index.abc.js": ["br", "gzip"],
        "js/tiny.abc.js": [],
        "css/index.abc.css": ["br", "gzip"],
        "media/letters.abc.woff2": ["identity"],
    }


def added(source: Path) -> None:
    (source / "js" / "new.js").write_bytes(b"new")


def changed(source: Path) -> None:
    (source / "js" / "tiny.abc.js").write_bytes(b"y")


def renamed(source: Path) -> None:
    (source / "js" / "tiny.abc.js").rename(source / "js" / "tiny.def.js")


def gone(source: Path) -> None:
    (source / "js" / "tiny.abc.js").unlink()


@pytest.mark.parametrize("change", [added, changed, renamed, gone])
def test_those_of_an_earlier_version_go_and_nothing_else_does(
    folder: Path, source: Path, change: Callable[[Path], None]
) -> None:
    before = made(folder, source).folder
    (folder / "somebody's.txt").write_text("kept", encoding="utf-8")
    (folder / "abc").mkdir()
    change(source)
    assert opened(folder, source) is None
    after = made(folder, source).folder
    assert left_in(folder) == sorted([after.name, "abc", "somebody's.txt"])
    assert after != before


def test_who_is_killed_on_the_way_leaves_nothing_that_is_taken_for_whole(
    folder: Path, project: Path
) -> None:
    source = source_folder()
    for number in range(sample(1, 20)):
        with started(SLOWLY, project, folder, source) as run:
            until = time.monotonic() + 60
            while len(list(folder.glob(".begun-*/*/*"))) < 5 + 9 * number:
                assert time.monotonic() < until and run.poll() is None
                time.sleep(0.01)
            run.send_signal(signal.SIGKILL)
        assert usable(folder, source) is None
        assert [name for name in left_in(folder) if not name.startswith(".begun-")] == []
    made(folder, source, quality=1)
    assert left_in(folder) == [state_of(source)]


def test_where_it_fails_at_whatever_file_nothing_is_left(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, say."""
    write, left = making._written, 0

    def failing(path: Path, data: bytes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(making, "_written", failing)
    for files in range(6):
        left = files
        with pytest.raises(ShelfError, match="No space left"):
            made(folder, source)
        assert left_in(folder) == []
    left = 100
    assert made(folder, source).files


def test_of_two_that_start_at_once_one_waits_and_finds_what_the_other_made(
    folder: Path, source: Path, project: Path
) -> None:
    runs = [started(AT_ONCE, project, folder, source) for _ in range(3)]
    said = {run.communicate() for run in runs}
    assert said == {(f"{folder / state_of(source)}\n", "")}
    assert left_in(folder) == [state_of(source)]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def other(path: Path) -> None:
    path.write_bytes(b"alert(1)")


@pytest.mark.parametrize("damage", [cut, other, Path.unlink])
@pytest.mark.parametrize("name", ["js/index.abc.js.br", "css/index.abc.css.gz", "list.json"])
def test_what_is_damaged_is_not_used_and_is_made_anew(
    folder: Path, source: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(made(folder, source).folder / name)
    with pytest.raises(ShelfError):
        opened(folder, source)
    made(folder, source)
    assert opened(folder, source)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights to read")
@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("js/index.abc.js.br", 0o664),
        ("list.json", 0o646),
        ("js", 0o775),
        (".", 0o757),
        ("..", 0o770),
        ("../..", 0o777),
    ],
)
def test_what_others_could_have_changed_is_not_used(
    folder: Path, source: Path, name: str, mode: int
) -> None:
    (made(folder, source).folder / name).chmod(mode)
    with pytest.raises(ShelfError, match="Others than the dashboard could change"):
        opened(folder, source)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights to read")
def test_a_link_among_them_is_not_followed(folder: Path, source: Path, tmp_path: Path) -> None:
    file = made(folder, source).folder / "js" / "index.abc.js.br"
    shutil.move(file, tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ShelfError, match="Others than the dashboard could change"):
        opened(folder, source)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights to read")
def test_what_is_neither_a_file_nor_a_folder_is_not_trusted(folder: Path, source: Path) -> None:
    place = made(folder, source).folder
    assert distrusted(place) is None
    os.mkfifo(place / "pipe", 0o600)
    assert distrusted(place) == place / "pipe"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights to read")
def test_what_belongs_to_another_is_not_used(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is root's may be: whoever runs the dashboard did not write it, and cannot."""
    place = made(folder, source).folder
    if os.geteuid() == 0:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
        assert opened(folder, source)
        os.chown(place / "list.json", 12346, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(ShelfError, match="Others than the dashboard could change"):
        opened(folder, source)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights to read")
def test_nothing_is_made_where_others_write_and_rights_there_stay(
    folder: Path, source: Path
) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(ShelfError, match="Others than the dashboard could change"):
        made(folder, source)
    assert folder.stat().st_mode & 0o7777 == 0o777
    assert left_in(folder) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights to read")
def test_a_web_server_may_read_them_whatever_the_mask(folder: Path, source: Path) -> None:
    before = os.umask(0o077)
    try:
        place = made(folder, source).folder
    finally:
        os.umask(before)
    for path in (folder, place, *place.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


def test_a_folder_that_is_a_file_is_told_as_such(folder: Path, source: Path) -> None:
    folder.write_text("", encoding="utf-8")
    with pytest.raises(ShelfError, match=f"Nothing can be kept in {folder}"):
        made(folder, source)

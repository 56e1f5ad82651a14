"""What the server does on its own: it finds what is kept, has it made, or says why it cannot."""

import asyncio
import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.settings import Settings
from pages.parts.static import Filling, filling, folder_of
from pages.parts.static.shelf import Shelf, ShelfError, source_folder


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({}, Path("there/static")),
        ({"static_cache": Path("elsewhere")}, Path("elsewhere")),
        ({"static_cache": Path("off")}, None),
    ],
)
def test_where_they_are_kept(
    settings: dict[str, Path], wanted: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SEND_KPIS_STATIC_CACHE")
    assert folder_of(Settings(database=Path("there/a.duckdb"), **settings)) == wanted  # type: ignore[arg-type]


def test_what_is_there_is_used_at_once(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_make", None)
    one = Filling(shelf.folder.parent)
    asyncio.run(one.fill())
    assert one.shelf and one.shelf.files == shelf.files


def test_where_nothing_is_to_be_kept_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_make", None)
    one = Filling(None)
    asyncio.run(one.fill())
    assert one.shelf is None


def test_what_cannot_be_made_is_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    one = Filling(tmp_path / "file" / "kept")
    with caplog.at_level(logging.WARNING):
        asyncio.run(one.fill())
    assert one.shelf is None
    assert "are sent uncompressed" in caplog.text and "Nothing can be kept in" in caplog.text


def test_a_server_that_ends_ends_what_it_began(tmp_path: Path) -> None:
    folder = tmp_path / "kept"

    async def begun_and_ended() -> None:
        task = asyncio.create_task(Filling(folder).fill())
        while not list(folder.glob(".begun-*/*/*")):
            await asyncio.sleep(0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(asyncio.wait_for(begun_and_ended(), 60))
    before = len(list(folder.glob(".begun-*/*/*")))
    time.sleep(0.3)
    assert len(list(folder.glob(".begun-*/*/*"))) == before
    assert list(folder.glob("[0-9a-f]*")) == []


def test_the_command_says_where_they_are_or_why_not(
    shelf: Shelf, project: Path, tmp_path: Path
) -> None:
    def said(*folder: str) -> tuple[int, str]:
        line = [sys.executable, "-m", "pages.parts.static", *folder]
        ran = subprocess.run(line, cwd=project, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout + ran.stderr

    there = f"{len(shelf.files)} files are kept in {shelf.folder}\n"
    assert said(str(shelf.folder.parent)) == (0, there)
    assert said() == (1, "SEND_KPIS_STATIC_CACHE says that none are kept. Name a folder.\n")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert said(str(tmp_path / "file"))[0] == 1


def test_without_streamlit_there_is_nothing_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.static.shelf.find_spec", lambda name: None)
    with pytest.raises(ShelfError, match="not installed"):
        source_folder()

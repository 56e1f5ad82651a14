"""Who answers for what is for those who run the round: nothing of it reaches a board's pages, an
edition, a file that is saved from one, or another machine."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.access import PAGES, RIGHTS, Role
from data.record import Commentary
from kpis.commands.main import main
from kpis.record import holders
from pages.parts import source
from pages.parts.api import api_routes
from tests.pages.conftest import Opened, Reading
from tests.pages.on_record import on_record
from tests.pages.reading import html, words

MEASURE = "nd_longest_wait"
ASKED: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page, right in PAGES.items() if right in RIGHTS[Role.BOARD]),
    ("overview", {"since": "2026-08"}),
    ("milestones", {"since": "2026-08"}),
    ("governance", {"body": "board"}),
    ("measure", {"id": MEASURE}),
    ("measure", {"id": "appeal_rate"}),
    ("action", {"id": "2b"}),
    ("plan", {"part": "changes"}),
    ("editions", {"edition": "1"}),
]
FILES = ("measures.json", "measures.csv", "milestones.csv")
COMMANDS = [
    *(["--edition", number, "--json"] for number in "123"),
    ["edition", "list", "--json"],
    ["--json"],
    ["milestones", "--json"],
]


def of_staff() -> set[str]:
    """Every address on the record, and every name of whom no commentary says that they act."""
    entries = on_record()
    held = [one for _, one in holders(entries)]
    owners = {one.written.owner for one in entries if isinstance(one.written, Commentary)}
    names = {one.name for one in held} | {one.deputy for one in held if one.deputy}
    addresses = {one.address for one in held} | {one.deputy_address or one.address for one in held}
    assert len(addresses) > 5 and names - owners
    return {*addresses, *(names - owners)}


@pytest.fixture
def demonstrated(reading: Reading, demonstration_file: Path) -> Opened:
    """Open a page over the demonstration, which has people and editions."""
    return reading(partial(shutil.copy, demonstration_file))


def test_no_page_no_file_and_no_address_tells_a_board_of_staff(
    demonstrated: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str] = {}

    def offered(_: str, made: Callable[[], bytes], name: str, *__: Any, **___: Any) -> bool:
        files[name] = made().decode("utf-8-sig")
        return False

    monkeypatch.setattr(st, "download_button", offered)
    tests = [demonstrated(page, **query, view_as=Role.BOARD) for page, query in ASKED]
    told = "\n".join(f"{words(test)}{html(test)}" for test in tests)
    client = TestClient(Starlette(routes=api_routes(source.database)))
    told += "".join(client.get(f"/api/{name}").text for name in FILES)
    assert len(files) > 2
    assert [one for one in of_staff() if one in told + "".join(files.values())] == []


def test_an_administrator_sees_them_and_may_save_them(demonstrated: Opened) -> None:
    test = demonstrated("people", view_as=Role.ADMINISTRATOR)
    assert [one for one in of_staff() if one not in html(test)] == []
    assert "Download the list (CSV)" in [one.label for one in test.download_button]


def test_no_command_prints_them(
    demonstrated: Opened,
    demonstration_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    demonstrated("help")
    staff, own = of_staff(), shutil.copy(demonstration_file, tmp_path)
    for asked in COMMANDS:
        assert main(["--database", str(own), *asked]) == 0
        printed = capsys.readouterr().out
        assert len(printed) > 100
        assert [one for one in staff if one in printed] == [], asked

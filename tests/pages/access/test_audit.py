"""The audit page: what was done, chosen and page by page; a broken trail is said on top. And what
the pages themselves put on the trail."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.access import Role
from data.audit import AuditError, Kind, Trail, newest_first, trail_of
from data.reader import Reader
from data.settings import Settings
from pages.parts.show import download
from presentation.exports import audit_csv
from presentation.rows import ChosenLines
from tests.data.kept_files import trail_file
from tests.pages.conftest import Opened
from tests.pages.reading import finding_of, texts, words
from tests.pages.uploads import HEAD, give

ANN = Reader("Ann", frozenset({Role.ANALYST}))


@pytest.fixture
def trail(own_database: Path) -> Trail:
    return trail_of(own_database, Settings())


def numbers(test: AppTest) -> list[int]:
    """The numbers of the lines that are shown, in order."""
    assert not test.exception
    return [int(cell) for cell in texts(test, "th")[7:]]


def test_an_empty_trail_is_said_to_be_empty(opened: Opened, trail: Trail) -> None:
    test = opened("audit")
    assert finding_of(test).startswith("Nothing has been recorded yet")
    assert not test.error and numbers(test) == []


def test_lines_are_chosen_by_person_kind_and_day_the_newest_first(
    opened: Opened, trail: Trail
) -> None:
    trail.record(ANN, Kind.UPLOAD, "nd_waits, batch 1")
    trail.record(Reader("Joanne"), Kind.UPLOAD, "nd_waits, batch 2")
    trail.record(ANN, Kind.UNDO, "nd_waits, batch 2")
    test = opened("audit")
    assert finding_of(test) == "Whole: each of its 3 lines stands as it was written."
    assert numbers(test) == [3, 2, 1]
    assert numbers(opened("audit", kind="upload")) == [2, 1]
    assert numbers(opened("audit", person="ann")) == [3, 2, 1]
    assert numbers(opened("audit", person="joan")) == [2]
    none = opened("audit", day="01/01/2020")
    assert numbers(none) == [] and "No line matches." in words(none)
    assert "day first" in opened("audit", day="1.1.").warning[0].value
    test.text_input(key="audit-person").input("Joan").run()
    assert (numbers(test), test.query_params["person"]) == ([2], "Joan")


def test_fifty_lines_stand_on_a_page(opened: Opened, trail: Trail) -> None:
    for _ in range(101):
        trail.record(ANN, Kind.ROWS, "")
    assert numbers(opened("audit")) == list(range(101, 51, -1))
    test = opened("audit", leaf="3", kind="rows seen")
    assert numbers(test) == [1]
    assert next(one for one in texts(test, "a") if "er" in one) == "← Newer"
    for odd in ("0", "x", "99999999", "40"):
        assert numbers(opened("audit", leaf=odd))[0] == 101


def test_a_broken_trail_is_said_on_top(opened: Opened, trail: Trail) -> None:
    trail.record(ANN, Kind.UPLOAD, "")
    trail.record(ANN, Kind.UNDO, "")
    trail_file(trail).write_bytes(trail_file(trail).read_bytes().replace(b'"undo"', b'"redo"'))
    test = opened("audit")
    assert finding_of(test) == "Some of its lines cannot be trusted."
    assert "Line 2 is not as it was written" in test.error[0].value.replace("\\", "")
    assert numbers(test) == [2, 1]


def test_saved_lines_are_harmless_to_a_spreadsheet(trail: Trail) -> None:
    trail.record(Reader("=cmd|' /C calc'!A0"), Kind.UPLOAD, "nd_waits, batch 1")
    trail.record(ANN, Kind.UNDO, "nd_waits, batch 1")
    head, row = audit_csv(trail, ChosenLines(kind="upload")).decode("utf-8-sig").splitlines()
    assert head == "number,at_utc,who,role,kind,what,outcome"
    assert ",'=cmd|' /C calc'!A0,every role,upload," in row


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch, own_database: Path) -> Callable[..., bytes]:
    """What a button saves that is drawn with these arguments and then pressed."""

    def saved(**more: Any) -> bytes:
        made: list[Callable[[], bytes]] = []
        with monkeypatch.context() as patch:
            patch.setattr(st, "download_button", lambda _, content, *a, **k: made.append(content))
            download("Save", lambda: b"rows", "upload_1_nd_waits.csv", **more)
        return made[0]()

    return saved


def test_what_is_saved_is_recorded_and_else_not_given(
    pressed: Callable[..., bytes], trail: Trail
) -> None:
    assert pressed() == pressed(what="a refused file") == pressed(what="") == b"rows"
    lines = [(line.kind, line.what) for line in newest_first(trail)]
    assert lines == [("export", "a refused file"), ("export", "upload_1_nd_waits.csv")]
    trail.key_file.unlink()
    with pytest.raises(AuditError):
        pressed()


def test_a_file_that_is_looked_at_is_recorded_once_and_without_its_name(
    opened: Opened, own_database: Path, example_file: Path, trail: Trail
) -> None:
    shutil.copy(example_file, own_database)
    test = give(opened("upload", extract="annual_reviews"), HEAD + "A,soon,,,\n", "Jane Doe.csv")
    test.run()
    what = "a file of annual_reviews beside what is stored"
    assert [(line.kind, line.what) for line in newest_first(trail)] == [("rows seen", what)]
    trail.key_file.unlink()
    test = give(opened("upload", extract="annual_reviews"), HEAD + "A,soon,,,\n")
    assert "The key of the audit trail" in test.error[0].value and not texts(test, "td")


def test_who_asks_for_what_is_not_theirs_is_recorded(
    opened: Opened, trail: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened("audit", view_as="board")
    assert list(newest_first(trail)) == []
    monkeypatch.setattr(
        "pages.parts.reader.reader_of", lambda _: Reader("Bo", frozenset({Role.BOARD}))
    )
    monkeypatch.setattr("pages.parts.reader.signs_in", lambda: True)
    monkeypatch.setattr("pages.parts.reader.session_id", lambda: "1")
    test = opened("audit")
    assert not texts(test, "td")
    [line] = newest_first(trail)
    told = (line.who, line.role, line.kind, line.outcome)
    assert told == ("Bo", "board", "refused attempt", "refused")

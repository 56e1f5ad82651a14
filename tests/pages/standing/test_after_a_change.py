"""After any change each page shows what it shows to whoever has nothing kept: what was drawn before
the change, and what the change has ready, stand on no page that would be another one."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.access import Role
from data.extracts import extracts
from data.loading.load import Request
from data.reader import Reader
from data.record import Comment, Meeting
from data.store.undo import redo, undo
from kpis.changes import confirm
from kpis.editions import EditionWish, approve, make, withdraw
from kpis.judging import READY
from pages.parts import source
from tests.data.samples import SAMPLES, file_of
from tests.pages.conftest import Opened
from tests.pages.on_record import put
from tests.pages.standing.test_drawn_once import drawn, sent, visits_of
from tests.sampling import LONG, sample

__all__ = ["sent"]
ADA, ANN = (
    Reader(name, frozenset({role}))
    for name, role in (("Ada", Role.ADMINISTRATOR), ("Ann", Role.ANALYST))
)
THEN = [("overview", {"known_at": "2026-07-31"})]
Change = Callable[[Path], object]


def _loaded(extract: str, folder: Path) -> object:
    path = folder / f"{extract}.csv"
    path.write_text(file_of(extract), encoding="utf-8")
    asked = Request(extract, path, path.name, date(2026, 10, 31), ANN)
    result = confirm(source.database(), asked)
    assert result.status == "loaded", result.problems
    return result


def _said(_: Path) -> None:
    put(Comment(measure="nd_longest_wait", dated_on=date(2026, 9, 1), words="A clinic closed"))


def _met(_: Path) -> None:
    put(Meeting(body="DMT", held_on=date(2026, 9, 30)))


def _undone(_: Path) -> object:
    return undo(source.database(), 1, ANN)


def _redone(_: Path) -> object:
    return redo(source.database(), 1, ANN)


def _made(_: Path) -> object:
    return make(source.database(), EditionWish(name="Another"), ANN)


def _approved(_: Path) -> object:
    assert approve(source.database(), 2, ADA) == []


def _withdrawn(_: Path) -> object:
    assert withdraw(source.database(), 2, ADA, "A slip") == []


LOADS: dict[str, Change] = {name: partial(_loaded, name) for name in extracts() if name in SAMPLES}
OTHERS: dict[str, Change] = {
    "a comment": _said,
    "a meeting": _met,
    "an upload undone": _undone,
    "and redone": _redone,
    "an edition made": _made,
    "one approved": _approved,
    "one withdrawn": _withdrawn,
}
"""In an order in which each can be done."""
CHANGES = {**LOADS, **OTHERS}
TRIED = (
    CHANGES if LONG else {name: CHANGES[name] for name in [next(iter(LOADS)), *list(OTHERS)[:3]]}
)


def forget_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a server does that begins anew."""
    st.cache_resource.clear()
    monkeypatch.setattr(READY, "_found", None)


@pytest.mark.parametrize("role", list(Role) if LONG else [Role.LEAD])
def test_after_each_change_each_page_is_as_one_that_has_nothing_kept_shows_it(
    opened: Opened,
    released_file: Path,
    own_database: Path,
    tmp_path: Path,
    sent: list[list[ForwardMsg]],
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
) -> None:
    shutil.copy(released_file, own_database)
    asked = [*visits_of(role), *THEN][:: sample(3, 1)]
    visits = [(page, {**query, "view_as": role.value}) for page, query in asked]
    before = [drawn(sent, *visit) for visit in visits]
    for name, change in TRIED.items():
        change(tmp_path)
        warm = [drawn(sent, *visit) for visit in visits]
        forget_all(monkeypatch)
        wrong = [
            visit for visit, shown in zip(visits, warm, strict=True) if drawn(sent, *visit) != shown
        ]
        assert (name, wrong) == (name, [])
        assert role is Role.BOARD or warm != before, name
        before = warm

"""All parts of a page show one state of the data, and what is kept for all readers is of the state
it is kept under."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from data.reader import Reader
from data.record import Comment
from data.store import records
from data.store.database import _OPENINGS
from data.store.undo import undo
from kpis.record.writing import record
from pages.parts import source, view
from pages.parts.standing import drawing
from presentation.story import chart as story_chart
from tests.pages.conftest import Opened
from tests.pages.parts_alone import alone
from tests.pages.reading import finding_of, texts
from tests.pages.uploads import BETWEEN, FIRST, clock, put_both

now = pytest.fixture(autouse=True)(clock)
ID = "annual_review_decision_4_weeks"


@pytest.fixture
def page(opened: Opened, own_database: Path) -> Opened:
    """Open a page over both uploads."""
    put_both(own_database)
    return opened


def chosen(test: AppTest, months: str) -> AppTest:
    test.session_state["switch-months"] = months
    test.query_params["months"] = months
    return test


def drawn(test: AppTest) -> str:
    return test.get("plotly_chart")[0].proto.alt if test.get("plotly_chart") else ""


def comment(measure: str = "appeal_rate") -> None:
    written = Comment(measure=measure, dated_on=date(2026, 5, 20), words="Two caseworkers joined")
    assert record(source.database(), written, Reader("Ann"), 10**6) == []


def undone() -> None:
    assert undo(source.database(), 2, Reader("a colleague"))


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[Any]:
    """What each call of that function was given."""
    seen: list[Any] = []
    real: Callable[..., Any] = getattr(module, name)

    def watched(*args: Any, **kwargs: Any) -> Any:
        seen.append((args, kwargs))
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, watched)
    return seen


def test_a_click_after_a_colleagues_change_gives_nobody_the_old_series(page: Opened) -> None:
    test = chosen(page("measure", id=ID), "all")
    before = drawn(test)
    undone()
    clicked = drawn(alone(test, "over_time"))
    other = drawn(page("measure", id=ID, months="all"))
    assert "June 2026" in before
    assert other != before
    assert "June 2026" not in other
    assert clicked == other


def test_a_part_drawn_alone_after_a_change_brings_the_whole_page_with_it(page: Opened) -> None:
    for part in ("over_time", "broken_down"):
        test = page("measure", id=ID)
        assert texts(alone(test, part), "dt") == []
        undone() if part == "over_time" else comment()
        assert texts(alone(test, part), "dt")[0] == "Now, May 2026"


@pytest.mark.parametrize(
    "name", ["overview", "measure", "milestones", "updates", "plan", "history", "upload"]
)
def test_a_page_asks_once_which_state_the_data_has(
    page: Opened, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    page(name, id=ID)
    looks = counted(monkeypatch, view, "records")
    page(name, id=ID)
    assert len(looks) == 1


@pytest.mark.parametrize("asked", [{}, {"known_at": BETWEEN}], ids=["now", "earlier"])
def test_a_comment_leaves_the_figures_and_the_other_charts(
    page: Opened, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    page("overview", since="2026-08-10", **asked)
    page("measure", id=ID, **asked)
    read = counted(monkeypatch, source, "read_results")
    lines = counted(monkeypatch, story_chart, "line_chart")
    comment()
    page("overview", since="2026-08-10", **asked)
    page("measure", id=ID, **asked)
    assert (read, lines) == ([], [])


def test_what_was_known_then_is_read_once_whatever_is_stored_later(
    page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    page("measure", id=ID, known_at=BETWEEN)
    read = counted(monkeypatch, source, "read_results")
    undone()
    assert finding_of(page("measure", id=ID, known_at=BETWEEN)).startswith("100.0%")
    assert read == []


def test_what_a_clock_that_was_set_back_stores_was_not_known_before(page: Opened) -> None:
    assert finding_of(page("measure", id=ID, known_at=BETWEEN)).startswith("100.0%")
    with time_machine.travel(FIRST, tick=True):
        undo(source.database(), 1, Reader("whose clock goes wrong"))
    assert finding_of(page("measure", id=ID, known_at=BETWEEN)).startswith("100.0%")
    with source.database().reading() as cursor:
        (loaded,), (_, taken) = (records.records(cursor).events(id) for id in (2, 1))
    assert taken.moment >= loaded.moment


def test_another_file_in_the_place_of_this_one_is_read_anew(
    page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked in ({}, {"known_at": BETWEEN}):
        page("measure", id=ID, **asked)
        read = counted(monkeypatch, source, "read_results")
        source.database().openings = next(_OPENINGS)
        page("measure", id=ID, **asked)
        assert len(read) == 1


def forget() -> None:
    """As a server that has not drawn a page yet."""
    for kept in (source._results, source._board, source._entries, drawing._kept):
        kept.clear()


def shown(test: AppTest) -> tuple[list[str], str]:
    assert not test.exception
    assert not test.error
    return [one.value for one in test.html], drawn(test)


@pytest.mark.parametrize(
    ("owner", "reader"),
    [(source, "read_results"), (source, "board_in"), (records._DuckRecords, "entries")],
    ids=["results", "board", "entries"],
)
def test_a_change_while_a_page_is_drawn_leaves_no_page_of_two_states(
    page: Opened, monkeypatch: pytest.MonkeyPatch, owner: object, reader: str
) -> None:
    before = shown(page("measure", id=ID))
    forget()
    real: Callable[..., Any] = getattr(owner, reader)
    changes = [undone, lambda: comment(ID)]

    def overtaken(*args: Any, **kwargs: Any) -> Any:
        due = [changes.pop() for _ in list(changes)]  # a change asks the reader too
        for change in due:
            change()
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, reader, overtaken)
    meanwhile, after = shown(page("measure", id=ID)), shown(page("measure", id=ID))
    forget()
    assert shown(page("measure", id=ID)) == after != before
    assert meanwhile in (before, after)


def a_link() -> None:
    import streamlit as st

    from pages.parts.faults import fragment
    from presentation.html.kit.tags import CARRIED, link

    @fragment
    def part(name: str) -> None:
        st.html(link(name, "measure", {}))

    CARRIED.set({"on": "2026-11-03"})
    part("x")


def test_a_part_drawn_alone_has_links_that_take_along_what_those_of_the_page_do() -> None:
    test = AppTest.from_function(a_link).run()
    assert (
        alone(test, "part").html[0].value
        == test.html[0].value
        == '<a href="measure?on=2026-11-03">x</a>'
    )

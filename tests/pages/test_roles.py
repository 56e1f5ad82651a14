"""What each role sees on each page, and what not: `../shared/safety.md`, section 1."""

import re
import runpy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.access import PAGES, Role
from data.reader import NotAllowedError, Reader
from pages.parts import reader, rights, source
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, press, signed
from tests.pages.reading import name_of, texts, words
from tests.pages.test_known_at import links
from tests.pages.uploads import FIRST, JUNE, MAY, events, give, put, stored

READ = [
    "overview",
    "sections",
    "waiting_times",
    "milestones",
    "plan",
    "editions",
    "papers",
    "help",
    "accessibility",
    "action",
    "measure",
]
SEES = {
    Role.BOARD: {*READ, "governance"},
    Role.LEAD: {*READ, "governance", "round", "updates", "history"},
    Role.ANALYST: {*READ, "governance", "round", "updates", "history", "upload"},
    Role.ADMINISTRATOR: {*READ, "governance", "round", "history", "people", "audit", "tokens"},
}
"""The pages of each role, written out: the table must say the same."""
WRITERS = {Role.LEAD, Role.ANALYST}
MEASURE = "annual_review_decision_4_weeks"
VISITS: dict[str, dict[str, str]] = {
    **{page: {} for page in PAGES},
    "action": {"id": "1a"},
    "measure": {"id": MEASURE},
    "plan": {"part": "changes"},
}
MORE = [
    ("measure", {"id": MEASURE, "do": "comment"}),
    ("measure", {"id": MEASURE, "do": "decide"}),
    ("history", {"batch": "1"}),
    ("history", {"view": "earlier"}),
    ("plan", {"part": "1"}),
]
"""Deep links to what a page holds besides."""
WRITING = (
    *("Write on the record", "Add or correct evidence", "Change the plan", "Update milestone "),
    *(
        "Comment on this chart",
        "Change the baseline, target or course",
        "Your name",
        "Put it on the",
    ),
)
"""What the ways to write are called."""
REFUSED = "This page is not for your role"
EVERYTHING = "See everything again"


def said(test: AppTest) -> str:
    """All that a page says, with the names of its fields, boxes and buttons."""
    assert not test.exception
    named = [*test.text_input, *test.text_area, *test.radio, *test.selectbox, *test.expander]
    return "\n".join([words(test), *(one.label for one in named), *buttons(test)])


def led_to(test: AppTest) -> set[str]:
    """The pages to which links lead, besides those of the foot to what another role sees."""
    written = [one for one in links(test) if not one.startswith("?")]
    own = [*(one.proto.page for one in test.get("page_link")), *written]
    return {one.partition("?")[0] or "overview" for one in own} - {"./"}


@pytest.mark.parametrize("role", Role)
def test_a_role_is_shown_its_pages_and_is_told_calmly_of_the_others(
    shown: Opened, role: Role
) -> None:
    for page, query in VISITS.items():
        test = shown(page, **query, view_as=role)
        assert (name_of(test) != REFUSED) == (page in SEES[role]), page
        assert not test.error
        if page not in SEES[role]:
            assert "so a" in texts(test, "h2")[0]
            assert texts(test, "table") == [] and not buttons(test)


@pytest.mark.parametrize("role", Role)
def test_no_link_and_no_field_leads_to_what_a_role_may_not_use(shown: Opened, role: Role) -> None:
    writing: set[str] = set()
    for page, query in [*VISITS.items(), *MORE]:
        if page not in SEES[role]:
            continue
        test = shown(page, **query, view_as=role)
        assert led_to(test) <= SEES[role], page
        writing |= {way for way in WRITING if way in said(test)}
        assert ("Download its rows (CSV)" in [one.label for one in test.download_button]) == (
            "batch" in query and role is Role.ANALYST
        )
    assert writing == (set(WRITING) if role in WRITERS else set())


@pytest.mark.parametrize("role", Role)
def test_what_is_viewed_as_a_role_says_so_and_the_way_back_on_each_page(
    shown: Opened, role: Role
) -> None:
    for page in ("overview", "upload", "help"):
        test = shown(page, view_as=role)
        assert re.search(rf"You see what an? {role}(?: member)? sees\.", words(test))
        assert EVERYTHING in texts(test, "a")
        test.query_params.clear()
        assert EVERYTHING in texts(test.switch_page("milestones.py").run(), "a")
        written = [one.proto.body for one in test.html if "</table>" in one.proto.body]
        assert all(f"view_as={role}" in way for one in written for way in _ways(one))


def _ways(html: str) -> list[str]:
    return [one for one in re.findall(r'href="([^"#]+)"', html) if not one.startswith("http")]


def test_who_nobody_signed_in_sees_everything_and_is_told_that_there_is_no_sign_in(
    shown: Opened,
) -> None:
    for page, query in VISITS.items():
        test = shown(page, **query)
        assert name_of(test) != REFUSED
        assert "No sign-in: you may do everything" in words(test)
        assert EVERYTHING not in texts(test, "a")


@pytest.mark.parametrize("asked", ["nobody", "BOARD", "x" * 5000, ""])
def test_what_is_no_role_is_not_kept(shown: Opened, asked: str) -> None:
    test = shown("overview", view_as=asked)
    assert EVERYTHING not in texts(test, "a")
    assert "view_as" not in test.query_params
    assert not asked or not any(f"view_as={asked}" in one.value for one in test.html)


def test_a_board_sees_editions_only(shown: Opened) -> None:
    test = shown("overview", view_as=Role.BOARD, known_at="2026-07-01")
    assert "Your role sees editions" in words(test)
    assert "SEND Partnership Board, 12 November 2026:</b> figures to October 2026." in words(test)
    assert "known_at" not in test.query_params
    assert not any("known_at" in one for one in links(test))
    assert not shown("measure", id=MEASURE, view_as=Role.BOARD).warning


def test_of_where_figures_come_from_a_board_is_told_the_extract_and_no_upload(
    shown: Opened,
) -> None:
    test = {role: shown("measure", id=MEASURE, view_as=role) for role in (Role.BOARD, Role.LEAD)}
    rows = {role: texts(one, "th") for role, one in test.items()}
    assert {"Extract", "Covers up to"} <= set(rows[Role.BOARD])
    assert "Upload" in rows[Role.LEAD] and "Upload" not in rows[Role.BOARD]


@pytest.mark.parametrize("role", [Role.BOARD, Role.LEAD])
def test_no_page_and_no_file_tells_a_board_the_number_of_an_upload(
    shown: Opened, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    files: dict[str, str] = {}

    def offered(label: str, made: Callable[[], bytes], name: str, *_: Any, **__: Any) -> bool:
        files[name] = made().decode("utf-8-sig")
        return False

    monkeypatch.setattr(st, "download_button", offered)
    pages = [(page, query) for page, query in VISITS.items() if page in SEES[Role.BOARD]]
    told = "\n".join(said(shown(page, **query, view_as=role)) for page, query in pages)
    numbered = re.findall(r"from uploads? \d+|batch=\d+", told)
    heads = [file.partition("\n")[0] for file in files.values()]
    assert len(files) == 3
    assert bool(numbered) == any("uploads" in head for head in heads) == (role is Role.LEAD)


def test_without_a_role_or_a_session_no_page_says_anything(
    shown: Opened, people: dict[str, Reader]
) -> None:
    for who in (None, Reader("Sam Nobody", frozenset())):
        people |= {"now": who} if who else {}
        for page, query in VISITS.items():
            test = shown(page, **query)
            assert name_of(test) == "You have no role here yet"
            assert not links(test) or links(test) == ["sign-out"]
            assert "Nobody has given you a role" in texts(test, "h2")[0]
            assert len(words(test).split("</style>")[-1]) < 700


def test_with_sign_in_nobody_is_anybody_without_a_session(
    shown: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "signs_in", lambda: True)
    assert name_of(shown("overview")) == "You have no role here yet"
    assert name_of(shown("overview", view_as="analyst")) == "You have no role here yet"


def test_a_role_taken_away_counts_at_the_next_click(
    shown: Opened, people: dict[str, Reader]
) -> None:
    people["now"] = Reader("Ann Lead", frozenset({Role.LEAD}))
    test = shown("updates")
    assert name_of(test) == "Update milestones"
    assert "Signed in as Ann Lead, a lead" in words(test)
    people["now"] = Reader("Ann Lead", frozenset({Role.BOARD}))
    assert name_of(test.run()) == REFUSED
    assert texts(test, "h2") == [
        "You are a board member, and this is for a lead or an analyst. If your work needs it, ask "
        "whoever looks after the dashboard."
    ]
    assert name_of(test.switch_page("overview.py").run()) == "Are we delivering the plan?"
    del people["now"]
    assert name_of(test.run()) == "You have no role here yet"


def test_who_is_signed_in_views_the_pages_as_nobody_else(
    shown: Opened, people: dict[str, Reader]
) -> None:
    people["now"] = Reader("Cllr Board", frozenset({Role.BOARD}))
    test = shown("upload", view_as=Role.ANALYST)
    assert name_of(test) == REFUSED
    assert "view_as" not in test.query_params
    assert "There is no sign-in" not in words(test)


@pytest.fixture
def navigated(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, list[Any]]]:
    """The groups of pages that the navigation was given."""
    given: list[dict[str, list[Any]]] = []
    real: Callable[..., Any] = st.navigation
    monkeypatch.setattr(
        st, "navigation", lambda groups, **more: given.append(groups) or real(groups, **more)
    )
    return given


@pytest.mark.parametrize("role", Role)
def test_the_menu_has_what_a_role_may_use_and_no_more(
    shown: Opened, navigated: list[dict[str, list[Any]]], role: Role
) -> None:
    shown("help", view_as=role)
    [groups] = navigated
    seen = {
        name: [page.url_path or "overview" for page in pages if page.visibility == "visible"]
        for name, pages in groups.items()
    }
    assert {page for pages in seen.values() for page in pages} == SEES[role] - {"action", "measure"}
    assert (seen.get("Report") == ["round", "updates", "governance"]) == (role in WRITERS)
    assert "governance" in seen["Report" if role in WRITERS else "Read"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_for_its_right_itself_whoever_runs_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(rights, "looking", lambda: reader.NOBODY)
    monkeypatch.setattr(source, "database", lambda: pytest.fail("it has read something"))
    with pytest.raises(NotAllowedError) as refused:
        runpy.run_path(str(project / "pages" / f"{page}.py"))
    assert refused.value.right == PAGES[page]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("updates", {"milestone": "1a.1"}),
        ("updates", {"view": "table"}),
        ("history", {"batch": "1"}),
        ("measure", {"id": MEASURE, "do": "comment"}),
        ("measure", {"id": MEASURE, "do": "decide"}),
    ],
)
def test_who_is_signed_in_types_no_name(
    shown: Opened, people: dict[str, Reader], page: str, query: dict[str, str]
) -> None:
    people["now"] = Reader("Ann *Analyst*", frozenset({Role.ANALYST}))
    test = shown(page, **query)
    asked = [one.label for one in test.text_input]
    assert "Your name" not in asked
    assert ("Decided by" in asked) == (query.get("do") == "decide")
    assert re.search(r"[Pp]ut on the record (as|by) Ann \*Analyst\*\.", words(test))


def test_what_is_written_stands_under_the_name_of_who_is_signed_in(
    opened: Opened, own_database: Path, people: dict[str, Reader]
) -> None:
    put(own_database, MAY, date(2026, 6, 30), FIRST)
    people["now"] = Reader("Ann Analyst", frozenset({Role.ANALYST}))
    test = give(opened("upload", extract="annual_reviews"), JUNE)
    assert "It is loaded in the name of Ann Analyst." in words(test)
    press(test, "Load this file")
    signed(opened("history", batch="1"), "Undo upload 1")
    assert [event.by for batch in (2, 1) for event in events(batch)] == [
        "Ann Analyst",
        "Jo",
        "Ann Analyst",
    ]


def test_a_press_on_what_was_drawn_before_a_role_was_taken_away_does_nothing(
    opened: Opened, own_database: Path, people: dict[str, Reader]
) -> None:
    put(own_database, MAY, date(2026, 6, 30), FIRST)
    people["now"] = Reader("Ann Analyst", frozenset({Role.ANALYST}))
    test = give(opened("upload", extract="annual_reviews"), JUNE)
    people["now"] = Reader("Ann Analyst", frozenset({Role.BOARD}))
    assert name_of(press(test, "Load this file")) == REFUSED
    assert len(stored()) == 1

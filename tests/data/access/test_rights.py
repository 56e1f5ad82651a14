"""The table of rights: `../shared/safety.md`, section 1."""

from pathlib import Path

import pytest

from data.access import ALL_ROLES, PAGES, RIGHTS, Right, Role, rights_of
from data.reader import Reader


def test_every_page_asks_for_a_right(project: Path) -> None:
    pages = {one.stem for one in (project / "pages").glob("*.py")} - {"__init__", "router"}
    assert set(PAGES) == pages


def test_every_role_has_rights_and_every_right_a_role() -> None:
    assert set(RIGHTS) == set(Role)
    assert rights_of(ALL_ROLES) == set(Right)


@pytest.mark.parametrize("right", sorted(set(Right) - {Right.READ}))
def test_a_board_reads_and_does_nothing_else(right: Right) -> None:
    board = Reader("Councillor", frozenset({Role.BOARD}))
    assert board.may(Right.READ) and not board.may(right)


def test_without_a_role_nothing_is_allowed() -> None:
    nobody = Reader("Somebody", frozenset())
    assert not any(nobody.may(right) for right in Right)


def test_rows_about_children_are_for_those_who_load_them() -> None:
    assert {role for role in Role if Right.SEE_ROWS in RIGHTS[role]} == {Role.ANALYST}

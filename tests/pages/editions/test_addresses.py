"""By no address is a board member shown anything but an edition that stands."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.access import Role
from data.reader import Reader
from data.store import records
from pages.parts import reader, source, waits
from tests.pages.conftest import Opened, Reading
from tests.pages.editions.board_session import sent
from tests.pages.editions.conftest import CORRECTING, NEVER_SEEN, WAITING, WITHDRAWN
from tests.sampling import sample

STANDING = {1, CORRECTING}
TRICKS: list[dict[str, str]] = [
    *({"edition": str(id)} for id in (WAITING, WITHDRAWN, NEVER_SEEN, 0, -1, 99)),
    *({"edition": said} for said in ("newest", "", " 2", "2.0", "٢", "1,2", "x" * 5000)),
    *({"since": f"edition-{id}"} for id in (WAITING, WITHDRAWN, NEVER_SEEN, 99)),
    *({"since": said} for said in ("2026-06", "2026-06-30", "partnership-board", "x" * 5000)),
    {"known_at": "2026-07-01"},
    {"known_at": "2026-07-01", "edition": str(WAITING)},
    *({"view_as": role} for role in Role if role is not Role.BOARD),
    *({"do": said, "show": str(WAITING)} for said in ("make", "decide", "comment", "found")),
    {"batch": "1", "view": "earlier", "milestone": "1c.1", "at": "2026-06-30"},
]
"""What an address may ask for besides."""
PAGES: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in ("overview", "waiting_times", "milestones", "governance", "editions")),
    *((page, {}) for page in ("sections", "help", "accessibility", "updates", "upload", "history")),
    ("measure", {"id": "ehc_20_weeks"}),
    ("action", {"id": "1a"}),
    ("plan", {"part": "3"}),
]


@pytest.fixture
def board(reading: Reading, of_several: Any, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open a page over editions in every state, signed in as a board member."""
    one = Reader("Bea Board", frozenset({Role.BOARD}))
    monkeypatch.setattr(reader, "session_id", lambda: "now")
    monkeypatch.setattr(reader, "reader_of", {"now": one}.get)
    return reading(of_several)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[Any]:
    """Which editions are read; and what is read of the working figures or the record."""
    found: set[Any] = set()

    def watch(owner: object, name: str, told: Callable[..., Any]) -> None:
        was = getattr(owner, name)

        def watched(*args: Any, **more: Any) -> Any:
            found.add(told(*args))
            return was(*args, **more)

        monkeypatch.setattr(owner, name, watched)

    for owner, name in (
        (source, "read_results"),
        (source, "board_in"),
        (waits, "beyond_target"),
        (records._DuckRecords, "entries"),
    ):
        watch(owner, name, lambda *_, name=name: name)
    watch(source, "read_content", lambda _, id: id)
    return found


@pytest.mark.parametrize(("page", "query"), PAGES, ids=[page for page, _ in PAGES])
def test_nothing_but_a_standing_edition_is_read_for_a_board(
    board: Opened, read: set[Any], page: str, query: dict[str, str]
) -> None:
    source._content.clear()
    offset = [one for one, _ in PAGES].index(page)
    for trick in TRICKS[offset % sample(3, 1) :: sample(3, 1)]:
        test = board(page, **{**query, **trick})
        assert not test.exception and not test.error
        assert read <= STANDING, trick


def test_the_watch_sees_what_a_lead_reads(shown: Opened, read: set[Any]) -> None:
    for kept in (source._results, source._board, source._entries):
        kept.clear()
    shown("overview", view_as="lead")
    assert {"read_results", "board_in", "entries"} <= read


def test_a_long_address_is_not_repeated(board: Opened) -> None:
    for name in ("edition", "since", "known_at", "view_as", "id", "section", "show", "part"):
        plain, asked = (_size(board("milestones", **{name: said})) for said in ("", "y" * 5000))
        assert asked < plain + 20_000, name


def _size(test: AppTest) -> int:
    return sum(map(len, sent(test)))

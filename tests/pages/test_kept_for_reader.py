"""What is kept from one run to the next is kept for readers who may do the same: they share it, and
no other is given it."""

import ast
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest

from data.access import Role, rights_of
from data.reader import Reader
from data.record.batches import Stored
from data.store import records
from pages.parts import source, waits
from pages.parts.upload import batch
from pages.parts.view import KEYED, CacheKey, View
from presentation import html
from presentation.story import chart
from tests.pages.conftest import Opened
from tests.pages.test_one_view import counted

TODAY = date(2026, 11, 3)
KEEPERS = {"cache", "cache_data", "cache_resource", "cached_property", "lru_cache"}
FOR_ALL = {
    "pages/parts/plan/other_parts.py _used": "made of the plan that it is given, and of no look",
    "pages/parts/api/newest.py cached_property": "the import of what keeps the next",
    "pages/parts/api/newest.py tag": "of a released file, which is the same for whoever may read",
}
"""What is the same for every reader, and why. All else that is kept is of a reader."""


def decorated(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef, ast.expr, set[ast.AST]]]:
    """Each function with each of its decorators, and all that stands in that."""
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef):
            for decorator in one.decorator_list:
                yield one, decorator, set(ast.walk(decorator))


def kept(project: Path) -> Iterator[tuple[str, bool]]:
    """Each mention of what keeps results, with the function that it keeps; and whether its key
    begins with who looks. (An argument whose name begins with `_` would be no part of it.)"""
    for path in [project / "app.py", *sorted((project / "pages").rglob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions, place = list(decorated(tree)), path.relative_to(project).as_posix()
        for mention in ast.walk(tree):
            name = getattr(mention, "attr", getattr(mention, "id", getattr(mention, "name", "")))
            if name not in KEEPERS:
                continue
            found = [(one, how) for one, how, parts in functions if mention in parts]
            yield f"{place} {found[0][0].name if found else name}", any(map(_keyed, found))


def _keyed(found: tuple[ast.FunctionDef, ast.expr]) -> bool:
    function, how = found
    first = next((ast.unparse(one) for one in function.args.args), "")
    hashed_otherwise = any(name in ast.unparse(how) for name in ("CacheKey", "Reader", "tuple"))
    return first == "key: CacheKey" and not hashed_otherwise


def test_each_key_under_which_something_is_kept_begins_with_who_looks(project: Path) -> None:
    found = list(kept(project))
    assert {name for name, keyed in found if not keyed} == set(FOR_ALL)
    assert len([name for name, keyed in found if keyed]) >= 8


OPENINGS = count(1000)
"""Of the file, of which nothing is kept yet."""
BOARD, LEAD, ANALYST = (frozenset({role}) for role in (Role.BOARD, Role.LEAD, Role.ANALYST))


def test_a_key_is_told_from_another_by_all_that_it_holds() -> None:
    assert {CacheKey: repr} == KEYED
    key = CacheKey(rights_of(BOARD), 1, None, (1, 2))
    others = {"rights": frozenset(), "opening": 2, "known_at": datetime(2026, 5, 1)}
    others |= {"stored": (1, 3), "edition": 1}
    assert set(others) == set(key._fields)
    written = {repr(key), *(repr(key._replace(**{name: it})) for name, it in others.items())}
    assert len(written) == len(others) + 1


def test_every_key_of_a_state_of_the_data_says_what_its_readers_may_do() -> None:
    stored = Stored(events=2, entries=1, decisions=0)
    readers = Reader("Ann", LEAD), Reader("Ben", LEAD), Reader("Ann", BOARD)
    views = [View(reader, 1, stored, TODAY, None) for reader in readers]
    names = [
        name for name, of in vars(View).items() if isinstance(of, property) and name != "shown"
    ]
    ann, ben, board = ({name: getattr(view, name) for name in names} for view in views)
    assert len(names) >= 5
    for name in names:
        assert isinstance(ann[name], CacheKey)
        assert ann[name] == ben[name]
        assert ann[name] == board[name]._replace(rights=rights_of(LEAD)) != board[name]


@pytest.mark.parametrize(
    ("owner", "maker", "page", "query"),
    [
        (source, "read_results", "overview", {}),
        (source, "board_in", "overview", {}),
        (records._DuckRecords, "entries", "overview", {}),
        (html, "measure_table", "overview", {}),
        (chart, "line_chart", "measure", {"id": "appeal_rate"}),
        (waits, "beyond_target", "waiting_times", {}),
        (batch, "preview_undo", "history", {"batch": "1"}),
        (batch, "effect_of_loading", "history", {"batch": "1"}),
    ],
)
def test_readers_who_may_do_the_same_share_what_is_kept_and_no_others(
    shown: Opened,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    maker: str,
    page: str,
    query: dict[str, str],
) -> None:
    made = counted(monkeypatch, owner, maker)

    monkeypatch.setattr(source.database(), "openings", next(OPENINGS))

    def makes(name: str, roles: frozenset[Role]) -> int:
        before = len(made)
        monkeypatch.setattr(source, "looking", lambda: Reader(name, roles))
        assert not shown(page, **query).error
        return len(made) - before

    first = makes("Ann", ANALYST)
    assert first
    assert [makes("Ann", ANALYST), makes("Ben", ANALYST)] == [0, 0]
    assert makes("Ben", LEAD) == first
    assert [makes("Ben", LEAD), makes("Ann", ANALYST)] == [0, 0]


def test_no_working_figure_is_read_for_who_sees_editions(
    shown: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "looking", lambda: Reader("Ben", BOARD))
    for owner, maker in ((source, "read_results"), (source, "board_in"), (waits, "beyond_target")):
        monkeypatch.setattr(owner, maker, lambda *_, **__: pytest.fail("it is read"))
    for page in ("overview", "sections", "waiting_times", "milestones", "governance"):
        assert not shown(page, view_as="board").error

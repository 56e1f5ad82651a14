"""Whatever is done to a store, in whatever order, each engine says and keeps the same."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.address import address_of
from data.clock import uk_today
from data.settings import Settings
from data.store import Database, open_database
from kpis.judging.read import read_results
from kpis.milestones import read_board
from tests.engines.history import REFUSED, STEPS, Step
from tests.engines.moments import FILLED, SECOND, ticking
from tests.engines.stored import stored, trail
from tests.postgresql.server import Server
from tests.sampling import sample
from tests.stores import on_server

DAY = 24 * 60 * 60 * SECOND
PLACES = ("embedded", "postgresql")


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """A folder for each of the two."""
    made = [tmp_path / place for place in PLACES]
    for one in made:
        one.mkdir()
    return made


@contextmanager
def empty(server: Server, folders: list[Path]) -> Iterator[list[Database]]:
    """A store with nothing in it on each engine."""
    with (
        on_server(server) as address,
        TemporaryDirectory(dir=folders[0]) as own,
        ExitStack() as end,
    ):
        opened = []
        for one, folder in zip((Path(own, "own.duckdb"), address), folders, strict=True):
            opened.append(open_database(address_of(one), Settings(work_folder=folder)))
            end.callback(opened[-1].close)
        yield opened


def after(step: Step, database: Database, folder: Path) -> list[object]:
    """What a step says, and everything that is recorded, stored and shown then."""
    try:
        said = step(database, folder)
    except REFUSED as error:
        said = type(error)
    results, board = read_results(database), read_board(database, uk_today())
    figures = [results.by_id, results.exact, results.as_at, board]
    return [said, trail(database), *stored(database), *figures]


@settings(
    max_examples=sample(2, 60),
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=7))
def test_every_step_says_and_keeps_the_same(
    postgresql: Server, folders: list[Path], steps: list[Step]
) -> None:
    with empty(postgresql, folders) as databases:
        for number, step in enumerate(steps):
            found = []
            for database, folder in zip(databases, folders, strict=True):
                with ticking(FILLED + number * DAY):
                    found.append(after(step, database, folder))
            one, other = found
            for here, there in zip(one, other, strict=True):
                assert here == there, step

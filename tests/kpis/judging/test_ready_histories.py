"""Whatever has happened, read results are those that are worked out anew of what is stored: nobody
is given what a change had ready that was lost, overtaken or replaced."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

import data.store.records as store_records
from data.access import Role
from data.loading.load import Request, load
from data.reader import Reader
from data.record import Comment, Decision, Written
from data.store import DEMONSTRATION, Database, set_property, transaction
from data.store.backup import _swap, copy_database
from data.store.records import records
from data.store.undo import redo, undo
from kpis.changes import confirm, with_figures
from kpis.judging import read_results, reported, results_in
from kpis.retention import retain
from tests.sampling import sample

HEAD = "review_id,review_due_date,meeting_date,decision_date\n"
MEASURE = "annual_review_completed_on_time"
ANN = Reader("Ann", frozenset(Role))
STEPS = 16
Step = Callable[[], object]


class History:
    """A record to which one thing after another happens, by chance."""

    def __init__(self, database: Database, folder: Path, chance: Random) -> None:
        self._database = database
        self._folder = folder
        self._chance = chance
        self._copies: list[Path] = []
        self._is_file = isinstance(database.address, Path)

    def steps(self) -> list[Step]:
        said = Comment(measure=MEASURE, dated_on=date(2026, 5, 1), words="A clinic closed")
        decided = Decision(
            measure=MEASURE,
            sort="baseline_month",
            reason="Agreed",
            decided_on=date(2026, 6, 1),
            period="2026-02",
        )
        often: list[Step] = [self._confirmed, self._lost] * 3
        return [
            *(*often, self._loaded, partial(self._switched, undo), partial(self._switched, redo)),
            *(partial(self._written, said), partial(self._written, decided), self._invented),
            *((self._retained, self._copied, self._restored) if self._is_file else ()),
        ]

    def _asked(self) -> Request:
        days = [date(self._chance.choice([2019, 2026, 2026]), n, 10) for n in range(1, 8)]
        rows = [
            f"{id},{day},{day + timedelta(5)},{day + timedelta(self._chance.randint(6, 60))}\n"
            for id in range(1, self._chance.randint(2, 12))
            for day in [self._chance.choice(days)]
        ]
        path = self._folder / "new.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return Request("annual_reviews", path, path.name, date(2026, 7, 31), ANN)

    def _confirmed(self) -> None:
        confirm(self._database, self._asked())

    def _loaded(self) -> None:
        load(self._database, self._asked())

    def _lost(self) -> None:
        def breaks(cursor) -> None:
            with_figures(self._database)(cursor)
            raise RuntimeError("the power goes")

        with suppress(RuntimeError):
            load(self._database, self._asked(), breaks)

    def _switched(self, switch: Callable[[Database, int, Reader], bool]) -> None:
        with self._database.reading() as cursor:
            found = records(cursor).batches()
        if found:
            switch(self._database, self._chance.choice(found).id, ANN)

    def _written(self, entry: Written) -> None:
        with self._database.writing() as cursor, transaction(cursor, keep=True):
            records(cursor).add_entry(entry, ANN)

    def _invented(self) -> None:
        with self._database.writing() as cursor, transaction(cursor, keep=True):
            set_property(cursor, DEMONSTRATION, "true")

    def _retained(self) -> None:
        retain(self._database, ANN, date(2026, 8, 1), 36)

    def _copied(self) -> None:
        made = self._database.incoming / "copy.duckdb"
        copy_database(self._database, made)
        self._copies.append(made.rename(self._folder / f"copy{len(self._copies)}.duckdb"))

    def _restored(self) -> None:
        if self._copies:
            staged = shutil.copy(self._chance.choice(self._copies), self._folder / "staged.duckdb")
            with self._database.replacing():
                _swap(self._database.path, Path(staged))


def told(found) -> tuple:
    """All that may be seen of results; comments beside them are no part of them."""
    figures = found.by_id, dict(found.exact.items()), dict(found.shares.items()), found.kept
    read = found.version.events, found.version.decisions, found.batches, found.as_at
    return *figures, *read, found.decisions, found.demonstration


@pytest.mark.parametrize("seed", range(sample(3, 40)))
def test_after_each_step_they_are_those_of_what_is_stored(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    if seed % 2:  # two loads are of one moment then, where the first was lost
        monkeypatch.setattr(store_records, "utc_now", lambda: datetime(2026, 1, 1))
    chance = Random(seed)
    history = History(database, tmp_path, chance)
    for _ in range(STEPS):
        chance.choice(history.steps())()
        found = read_results(database)
        with database.reading() as cursor:
            anew = results_in(cursor, afresh=True)
        assert told(found) == told(anew)
        until = date(2026, 5, 1)
        assert told(reported(found, until)) == told(reported(anew, until))

"""A small store with two uploads, and ways to work the Upload and History pages without a
browser."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import time_machine
from streamlit.testing.v1 import AppTest

from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.record.batches import Batch, Event
from data.store import open_database
from data.store.records import records
from kpis.judging.read import Results, read_results
from pages.parts import source

HEAD = "review_id,review_due_date,meeting_date,decision_date,area\n"
MAY = HEAD + "".join(f"{id},2026-05-10,2026-05-05,2026-06-02,Eden\n" for id in "ABC")
JUNE = MAY + "D,2026-06-10,2026-06-05,2026-06-20,Eden\n"
LATE = JUNE.replace("A,2026-05-10,2026-05-05,2026-06-02", "A,2026-05-10,2026-05-05,2026-06-22")
FIRST, SECOND = datetime(2026, 7, 3, 9, 30, tzinfo=UTC), datetime(2026, 8, 4, 15, 0, tzinfo=UTC)
BETWEEN = "2026-07-20T12:00"
NOW = datetime(2026, 8, 20, 10, 0, tzinfo=UTC)
TYPED = "31/07/2026"


def clock() -> Iterator[None]:
    """The 20th of August 2026, whenever the test is run; for a fixture."""
    with time_machine.travel(NOW, tick=True):
        yield


def put(
    path: Path,
    text: str,
    as_at: date,
    at: datetime,
    file: str = "reviews.csv",
    of: str = "annual_reviews",
) -> LoadResult:
    """Load reviews, or rows of another extract, at a moment into the database at `path`, which
    nobody has open."""
    upload = path.with_suffix(".csv")
    upload.write_text(text, encoding="utf-8")
    database = open_database(path)
    with time_machine.travel(at, tick=True):
        result = load(database, Request(of, upload, file, as_at, Reader("Jo")))
    database.close()
    return result


def put_both(path: Path) -> None:
    """May's reviews on 3 July; on 4 August June's, in which one of May was decided late."""
    put(path, MAY, date(2026, 6, 30), FIRST, "may.csv")
    put(path, LATE, date(2026, 7, 31), SECOND, "june.csv")


def give(test: AppTest, text: str | bytes, name: str = "new.csv", as_at: str = TYPED) -> AppTest:
    """Type the as-at date and add a file on the Upload page."""
    next(one for one in test.text_input if one.label.startswith("As-at date")).set_value(as_at)
    content = text if isinstance(text, bytes) else text.encode()
    return test.file_uploader[0].set_value((name, content, "text/csv")).run()


def stored() -> list[Batch]:
    """The uploads of the dashboard that is open."""
    with source.database().reading() as cursor:
        return records(cursor).batches()


def events(batch: int) -> list[Event]:
    """What has happened to an upload."""
    with source.database().reading() as cursor:
        return records(cursor).events(batch)


def figures() -> tuple:
    """Every figure of the dashboard that is open."""
    found: Results = read_results(source.database())
    return found.by_id, found.exact, found.as_at

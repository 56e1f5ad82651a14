"""Where figures come from: each extract's newest upload, those before it, and how far it goes."""

from datetime import date, datetime

import pytest

from data.record import Batch
from kpis.measures import measures
from presentation.rows import actions_words, source_rows
from presentation.rows.sources import NEWEST


def upload(id: int) -> Batch:
    return Batch(
        id=id,
        extract="nd_waits",
        file="waits.csv",
        sha256="",
        as_at=date(2026, 10, 31),
        by="Ann",
        at=datetime(2026, 11, 2, 12, id),
        rows=2_000 + id,
        new=0,
        changed=0,
        unchanged=0,
        missing=0,
        missing_policy="keep",
        state="in_use",
    )


def test_without_an_upload_nothing_else_is_known() -> None:
    [row] = source_rows(measures()["nd_longest_wait"], [])
    assert (row.title, row.newest) == ("Neurodevelopmental waits", None)


@pytest.mark.parametrize(
    ("uploads", "many", "more"),
    [(1, "", ""), (2, "1 upload", ""), (NEWEST + 3, "14 uploads", " and 2 more")],
)
def test_the_newest_upload_is_told_and_those_before_it_are_named(
    uploads: int, many: str, more: str
) -> None:
    [row] = source_rows(measures()["nd_longest_wait"], list(map(upload, range(1, uploads + 1))))
    assert (row.newest, row.loaded) == (uploads, f"2 November 2026, {2_000 + uploads:,} rows")
    assert (row.many, row.more, row.covers) == (many, more, "31 October 2026")
    assert row.earlier == tuple(range(uploads - 1, 0, -1))[:NEWEST]


@pytest.mark.parametrize(
    ("id", "words"), [("nd_longest_wait", "action 2b"), ("ehc_20_weeks", "actions 3a and 3b")]
)
def test_actions_are_one_or_many(id: str, words: str) -> None:
    assert actions_words(measures()[id]) == words

"""What is said of uploads, and of extracts that are late."""

from datetime import date, datetime

import pytest

from data.record import Batch
from kpis.judging import Freshness
from presentation.words.site.history import expected_words, missing_words, overdue_words


@pytest.mark.parametrize(
    ("as_at", "overdue", "expected"),
    [
        (None, "Caseload: never loaded.", "Any month"),
        (
            date(2026, 9, 30),
            "Caseload: October 2026 was due by 14 November 2026.",
            "October 2026, by 14 November 2026",
        ),
        (
            date(2026, 10, 15),
            "Caseload: October 2026 was due by 14 November 2026.",
            "October 2026, by 14 November 2026",
        ),
    ],
)
def test_what_a_late_extract_lacks_and_what_is_expected(
    as_at: date | None, overdue: str, expected: str
) -> None:
    each = Freshness("caseload", "Caseload", as_at, "Late")
    assert (overdue_words(each), expected_words(each)) == (overdue, expected)


@pytest.mark.parametrize(
    ("missing", "policy", "words"),
    [
        (0, "keep", "–"),
        (1200, "keep", "1,200 kept"),
        (3, "remove", "3 removed"),
        (3, "left", "3 left"),
    ],
)
def test_what_was_done_about_rows_that_a_file_did_not_hold(
    missing: int, policy: str, words: str
) -> None:
    batch = Batch(
        id=1,
        extract="caseload",
        file="caseload.csv",
        sha256="0" * 64,
        as_at=date(2026, 10, 31),
        by="Ann Analyst",
        at=datetime(2026, 11, 2, 9),
        rows=10,
        new=10,
        changed=0,
        unchanged=0,
        missing=missing,
        missing_policy=policy,  # pyright: ignore[reportArgumentType]
        state="in_use",
    )
    assert missing_words(batch) == words

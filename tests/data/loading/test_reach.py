"""How far a file reaches: the newest date in it, the as-at date that it does not reach, and the one
that is likely."""

from datetime import date

import pytest

from data.checking.reach import reach_columns
from data.extracts import extracts
from data.loading.order_warnings import likely_as_at
from data.problems import OLDER_THAN_AS_AT
from tests.data.conftest import Send
from tests.data.samples import file_of

OCTOBER = date(2026, 10, 31)
AHEAD = {"review_due_date", "phase_transfer_due_date", "revised_due"}


def test_dates_that_may_lie_ahead_and_reference_tables_do_not_tell_how_far_a_file_reaches() -> None:
    told = {name: [one.name for one in reach_columns(each)] for name, each in extracts().items()}
    assert not AHEAD & {name for names in told.values() for name in names}
    assert [name for name, names in told.items() if not names] == ["benchmarks", "nd_providers"]
    assert told["disputes"] == ["registered_date", "concluded_date"]
    assert told["caseload"] == ["month"]


@pytest.mark.parametrize(
    ("extract", "cells", "as_at", "newest"),
    [
        (
            "disputes",
            {"registered_date": "2026-01-02", "concluded_date": "2026-10-02"},
            OCTOBER,
            date(2026, 10, 2),
        ),
        (
            "annual_reviews",
            {"review_due_date": "2027-03-01", "phase_transfer_due_date": "2027-02-15"},
            OCTOBER,
            date(2026, 10, 1),
        ),
        ("caseload", {"month": "2026-09"}, OCTOBER, date(2026, 9, 30)),
        ("caseload", {"month": "2026-10"}, date(2026, 10, 20), date(2026, 10, 20)),
        ("benchmarks", {}, OCTOBER, None),
    ],
)
def test_the_newest_date_in_a_file_is_of_what_has_happened(
    send: Send, extract: str, cells: dict[str, str], as_at: date, newest: date | None
) -> None:
    sent = send(file_of(extract, cells), extract, as_at=as_at)
    assert (sent.result.status, sent.result.newest) == ("dry_run", newest)


def test_a_file_that_is_refused_for_dates_after_the_as_at_date_has_its_newest_date_too(
    send: Send,
) -> None:
    sent = send(
        file_of("meetings", {"meeting_date": "2026-10-30"}), "meetings", as_at=date(2025, 10, 31)
    )
    assert (sent.codes, sent.result.newest) == ({"future_date"}, date(2026, 10, 30))


@pytest.mark.parametrize(
    ("extract", "newest", "as_at", "warned"),
    [
        ("meetings", "2026-10-31", date(2026, 12, 2), True),  # the contract's 32 days
        ("meetings", "2026-10-30", date(2026, 11, 28), True),  # nothing of November
        ("meetings", "2026-11-01", date(2026, 11, 28), False),
        ("meetings", "2026-10-30", date(2026, 11, 6), False),  # November has hardly begun
        ("meetings", "2026-10-30", date(2026, 11, 7), True),
        ("meetings", "2026-10-01", OCTOBER, False),
        ("ld_employment", "2026-09-30", OCTOBER, False),  # it comes twice a year
        ("ld_employment", "2026-09-30", date(2026, 11, 1), True),
        ("caseload", "2026-10", date(2026, 11, 28), True),
        ("caseload", "2026-10", OCTOBER, False),
        ("nd_providers", "2020-01-01", OCTOBER, False),
    ],
)
def test_a_file_in_which_nothing_reaches_the_month_of_its_as_at_date_is_warned_of(
    send: Send, extract: str, newest: str, as_at: date, warned: bool
) -> None:
    columns = [*reach_columns(extracts()[extract])] or [
        extracts()[extract].column("accredited_from")
    ]
    sent = send(file_of(extract, {columns[0].name: newest}), extract, as_at=as_at)
    assert (OLDER_THAN_AS_AT in [one.code for one in sent.result.warnings]) == warned


def test_the_warning_says_which_date_how_long_before_and_what_follows(send: Send) -> None:
    text = file_of("meetings", {"meeting_date": "2026-10-30"})
    (warning,) = send(text, "meetings", as_at=date(2026, 11, 28)).result.warnings
    assert warning.message == (
        "The newest date in the file is 30 October 2026, 29 days before the as-at date: it holds "
        "nothing of November 2026. If it was exported earlier, give that day as the as-at date: "
        "with one too late, what was still open on the day of the export counts as late."
    )


@pytest.mark.parametrize(
    ("newest", "today", "likely"),
    [
        (date(2026, 10, 30), date(2026, 11, 28), OCTOBER),
        (OCTOBER, date(2026, 11, 28), OCTOBER),
        (date(2026, 10, 24), date(2026, 11, 28), OCTOBER),
        (date(2026, 10, 23), date(2026, 11, 28), date(2026, 10, 23)),
        (date(2026, 11, 26), date(2026, 11, 28), date(2026, 11, 26)),  # its month is not over
    ],
)
def test_the_likely_as_at_date_is_the_end_of_the_month_that_the_file_reaches(
    newest: date, today: date, likely: date
) -> None:
    assert likely_as_at(newest, today) == likely

"""The dates of a file as a whole: what a mapping says of their order and of times of
day, dates that stand for none, and dates of long ago."""

from datetime import date

import pytest

from data.dates import Dates
from tests.data.checking.books import dated_book
from tests.data.conftest import Send
from tests.data.samples import PROBES, file_of

MONTH_FIRST, DROP_TIMES = Dates(month_first=True), Dates(drop_times=True)
DAY = date(2026, 9, 28)
SAID = {
    MONTH_FIRST: {
        "09/28/2026": DAY,
        "9/8/2026": date(2026, 9, 8),
        "09/28/2026 00:00:00": DAY,
        "09/28/2026 12:00 AM": DAY,
        "2026-09-28": DAY,
        "28-Sep-2026": DAY,
        "28 September 2026": DAY,
    },
    DROP_TIMES: {
        "28/09/2026 14:32": DAY,
        "28/9/2026 9:05:07": DAY,
        "28/09/2026 02:32 PM": DAY,
        "28/09/2026 2:32:10 pm": DAY,
        "2026-09-28T23:59:59.999": DAY,
        "2026-09-28 00:00": DAY,
        "28-Sep-2026 14:32": DAY,
        "28/09/2026": DAY,
    },
    Dates(month_first=True, drop_times=True): {"9/28/2026 2:32:00 PM": DAY},
}
UNSAID = {
    MONTH_FIRST: ["28/09/2026", "02/31/2026", "09/28/2026 14:32", "9/28/26"],
    DROP_TIMES: ["28/09/2026 24:30", "28/09/2026 9:60", "2026-09-28T22:30:00Z", "28/09/2026 noon"],
}


@pytest.mark.parametrize("quote", ["", '"'], ids=["fast", "slow"])
@pytest.mark.parametrize("kind", ["date", "month"])
@pytest.mark.parametrize("said", SAID, ids=str)
def test_what_a_mapping_says_of_dates_is_how_they_are_read(
    send: Send, said: Dates, kind: str, quote: str
) -> None:
    extract, name = PROBES[kind]
    cells = SAID[said]
    text = file_of(extract, *({name: cell} for cell in cells))
    # A quotation mark anywhere leaves the file to the slower reader.
    text = text.replace(name, f"{quote}{name}{quote}", 1)
    sent = send(text, extract, as_at=date(2100, 1, 1), dates=said)
    assert sent.found == []
    expected = list(cells.values())
    if kind == "month":
        expected = [day.replace(day=1) for day in expected]
    assert sorted(row[name] for row in sent.rows) == sorted(expected)


@pytest.mark.parametrize("said", UNSAID, ids=str)
def test_what_no_mapping_says_is_refused(send: Send, said: Dates) -> None:
    extract, name = PROBES["date"]
    cells = UNSAID[said]
    sent = send(file_of(extract, *({name: cell} for cell in cells)), extract, dates=said)
    assert sent.found == [(line, name, "bad_date") for line in range(2, len(cells) + 2)]


def test_what_was_said_of_one_file_does_not_hold_for_the_next(send: Send) -> None:
    extract, name = PROBES["date"]
    text = file_of(extract, {name: "09/08/2026"})
    stored = [send(text, extract, dates=said).rows[0][name] for said in (MONTH_FIRST, Dates())]
    assert stored == [date(2026, 9, 8), date(2026, 8, 9)]


UNKNOWN = (
    ["1899-12-30", "30/12/1899", "31-Dec-1899", "31 December 1899", "1900-01-01", "1/1/1900"]
    + ["1900-Jan-01 00:00:00", "01/01/1970 00:00", "1970-01-01T00:00:00", "1 January 1970"]
    + ["31/12/9999", "9999-12-31", "9999-12-31 23:59:59.9999999", "00/01/1900", "0/1/1900"]
    + ["00-Jan-1900", "1900-01-00", "00/01/1900 00:00"]
)
UNKNOWN_MONTHS = ["1900-01", "Jan 1900", "January 1970", "Dec 9999", "1899-12"]


@pytest.mark.parametrize(
    ("extract", "name", "code", "cells"),
    [
        ("nd_waits", "assessment_date", "bad_date", UNKNOWN),
        ("milestone_updates", "revised_due", "bad_month", [*UNKNOWN, *UNKNOWN_MONTHS]),
    ],
)
def test_a_date_that_means_that_none_is_known_is_to_be_left_blank(
    send: Send, extract: str, name: str, code: str, cells: list[str]
) -> None:
    sent = send(file_of(extract, *({name: cell} for cell in cells)), extract)
    assert sent.found == [(line, name, code) for line in range(2, len(cells) + 2)]
    words = "This is what a system writes when it knows no date: leave it blank."
    assert {one.message for one in sent.result.problems} == {words}


@pytest.mark.parametrize("extract", ["nd_waits", "caseload", "benchmarks"])
def test_where_a_date_is_needed_nobody_is_told_to_leave_it_blank(send: Send, extract: str) -> None:
    name = {"nd_waits": "referral_date", "caseload": "month", "benchmarks": "period"}[extract]
    (problem,) = send(file_of(extract, {name: "01/01/1970"}), extract).result.problems
    assert f"{name} is needed in every row and cannot be left blank" in problem.message


def test_a_real_date_of_excel_that_means_that_none_is_known_is_refused_too(send: Send) -> None:
    unknown = [0, 1, 25569, 2958465, 2958465.99]
    book = dated_book("nd_waits", "assessment_date", [*unknown, 46174, "01/01/1900"])
    sent = send(book, "nd_waits")
    assert sent.found == [(line, "assessment_date", "bad_date") for line in (2, 3, 4, 5, 6, 8)]
    assert all("knows no date" in one.message for one in sent.result.problems)


@pytest.mark.parametrize(
    ("extract", "name", "likely", "unlikely", "said"),
    [
        ("nd_waits", "referral_date", "2016-10-31", "2016-10-30", "more than 10 years before"),
        ("nd_waits", "support_plan_date", "2000-10-31", "2000-10-30", "more than 26 years before"),
        ("nd_providers", "accredited_to", "2000-10-31", "2000-10-30", "more than 26 years before"),
        ("caseload", "month", "Oct 2000", "Sep 2000", "more than 26 years before"),
        (
            "ehc_assessments",
            "received_date",
            "2014-09-01",
            "2014-08-31",
            "before 1 September 2014, when EHC plans began",
        ),
    ],
)
def test_dates_of_long_ago_are_warned_of_first_with_the_oldest(
    send: Send, extract: str, name: str, likely: str, unlikely: str, said: str
) -> None:
    others = {"referral_date": "1999-01-01"} if name == "support_plan_date" else {}
    others |= {"accredited_from": "1999-01-01"} if name == "accredited_to" else {}
    cells = ({name: cell, **others} for cell in (likely, unlikely))
    sent = send(file_of(extract, *cells), extract)
    (told,) = [one for one in sent.result.warnings if one.message.startswith(f"{name}: ")]
    assert sent.result.warnings[0].code == told.code == "unlikely_date"
    assert told.message.startswith(f"{name}: 1 ") and said in told.message
    assert "on line 3." in told.message


def test_the_number_of_dates_of_long_ago_is_told_and_where_the_oldest_stands(send: Send) -> None:
    days = ["2001-05-04", "2026-01-01", "1926-05-04", "2001-05-04"]
    sent = send(file_of("nd_waits", *({"referral_date": day} for day in days)), "nd_waits")
    assert sent.result.warnings[0].message == (
        "referral_date: 3 dates lie more than 10 years before the as-at date. The oldest is "
        "04/05/1926, on line 4. Check them in your system: a wrong one makes a wait of years, and "
        "moves averages."
    )

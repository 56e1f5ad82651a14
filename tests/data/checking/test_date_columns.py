"""Columns of dates that are wrong as a whole: month first, times of day, and half read by an Excel
of another country."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.dates import AS_CONTRACT, Dates
from tests.data.checking.books import dated_book
from tests.data.conftest import Send
from tests.data.samples import file_of
from tests.sampling import sample

EXTRACT, NAME = "annual_reviews", "review_due_date"
DAYS = st.lists(st.dates(date(2025, 1, 1), date(2026, 6, 30)), min_size=1, max_size=12, unique=True)
FEW = settings(
    max_examples=sample(3, 300),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def found(send: Send, cells: list[str], said: Dates = AS_CONTRACT) -> list[int | None]:
    """The lines at which a column of these cells is refused."""
    text = file_of(EXTRACT, *({NAME: cell} for cell in cells))
    sent = send(text, EXTRACT, dates=said)
    assert {(name, code) for _, name, code in sent.found} <= {(NAME, "bad_date")}
    assert len(sent.found) == sent.result.problems_total
    return [line for line, _, _ in sent.found]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["03/04/2026", "04/28/2026", "05/29/2026", "2026-04-03"], [3]),
        (["03/04/2026 00:00", "04/28/2026 00:00:00", "02/31/2026"], [3]),
        (["03/04/2026", "04/28/2026", "28/04/2026"], [3]),  # one cell, mended by itself
        (["04/28/2026", "29/04/2026 10:00"], [2, 3]),
        (["04/28/2026", "", "soon", "46293", "12/31/9999"], [2, 3, 4, 5, 6]),
        (["03/04/2026", "28/04/2026", "31/02/2026"], [4]),
    ],
)
def test_a_column_that_seems_to_be_month_first_is_refused_once(
    send: Send, cells: list[str], lines: list[int]
) -> None:
    text = file_of(EXTRACT, *({NAME: cell} for cell in cells))
    assert [line for line, _, _ in send(text, EXTRACT).found] == lines


def test_the_refusal_says_where_to_look_and_what_to_do(send: Send) -> None:
    cells = ["03/04/2026", "04/28/2026", "05/29/2026"]
    (problem,) = send(file_of(EXTRACT, *({NAME: cell} for cell in cells)), EXTRACT).result.problems
    assert (problem.line, problem.value, problem.whole_column) == (3, "04/28/2026", True)
    assert problem.message == (
        "These dates seem to be month first: 2 can be nothing else (the first on line 3: "
        "04/28/2026), and none can only be day first. Do not correct single cells: 1 more (on line "
        "2: 03/04/2026) would be read with day and month exchanged. If the whole column is month "
        "first, say so by a mapping; or export again with the year first, such as 2026-09-28."
    )


def test_what_rests_on_a_month_first_column_is_not_refused_beside_it(send: Send) -> None:
    rows = [
        {"referral_date": "03/28/2026", "assessment_date": "2026-04-01"},
        {"referral_date": "06/05/2026", "assessment_date": "2026-06-05"},
        {"referral_date": "05/12/2026", "assessment_date": "2026-06-01"},  # not in December
    ]
    assert send(file_of("nd_waits", *rows), "nd_waits").found == [(2, "referral_date", "bad_date")]


@given(days=DAYS)
@FEW
def test_dates_written_month_first_are_refused_once_or_loaded_as_a_mapping_says(
    send: Send, days: list[date]
) -> None:
    cells = [f"{day:%m/%d/%Y}" for day in days]
    late = [line for line, day in enumerate(days, start=2) if day.day > 12]
    assert found(send, cells) == late[:1]
    assert found(send, cells, Dates(month_first=True)) == []
    assert found(send, [f"{day:%d/%m/%Y}" for day in days], Dates(month_first=True)) == late[:1]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([f"0{at}/04/2026 14:3{at}" for at in range(1, 6)], [2]),
        ([f"0{at}/04/2026 14:3{at}" for at in range(1, 4)], [2, 3, 4]),  # too few to be a habit
        ([f"0{at}/04/2026 14:3{at}" for at in range(1, 5)] + ["2026-04-01"] * 5, [2, 3, 4, 5]),
        (["04/28/2026 2:30:00 PM"] * 5 + ["soon"], [2, 2, 7]),  # two causes
    ],
)
def test_times_of_day_are_told_once_where_the_column_has_them_throughout(
    send: Send, cells: list[str], lines: list[int]
) -> None:
    assert found(send, cells) == lines


SERIAL_BASE = date(1899, 12, 30)


def as_another_excel_reads(day: date) -> float | str:
    """A date written day first, as an Excel that expects the month first keeps it: a real date,
    with day and month exchanged, where it can be one, else the text."""
    if day.day > 12:
        return f"{day:%d/%m/%Y}"
    return (day.replace(day=day.month, month=day.day) - SERIAL_BASE).days


@given(days=DAYS)
@FEW
def test_a_column_that_another_excel_has_half_read_is_refused_or_warned_of(
    send: Send, days: list[date]
) -> None:
    cells = [as_another_excel_reads(day) for day in days]
    real = [line for line, cell in enumerate(cells, start=2) if not isinstance(cell, str)]
    mixed = 0 < len(real) < len(cells)
    sent = send(dated_book(EXTRACT, NAME, cells), EXTRACT)
    refused = [(real[0], NAME, "bad_date")] if mixed and len(real) >= 4 else []
    assert sent.found == refused
    assert sent.warned.count("mixed_dates") == (mixed and len(real) < 4)


EARLY = [(date(2026, 4, day) - SERIAL_BASE).days for day in (1, 2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ([*EARLY, "28/04/2026", "29-Apr-2026"], "bad_date"),
        ([*EARLY, "04/28/2026"], "bad_date"),  # a month-first export, read by an Excel of ours
        ([*EARLY[:3], "28/04/2026"], "mixed_dates"),
        ([*EARLY, EARLY[0] + 12, "28/04/2026"], None),  # a real date after the 12th
        ([*EARLY, "28/04/2026", "05/04/2026"], None),  # text that could have been read
        ([*EARLY, "2026-04-28", ""], "missing_value"),
        (["2026-04-01"] * 5 + ["28/04/2026"], None),  # text alone
    ],
)
def test_real_dates_and_text_are_told_apart(
    send: Send, cells: list[float | str], outcome: str | None
) -> None:
    sent = send(dated_book(EXTRACT, NAME, cells), EXTRACT)
    assert outcome in sent.codes | set(sent.warned) or (outcome is None and sent.found == [])


def test_the_half_swapped_case_is_refused_once_a_column(send: Send, shared: Path) -> None:
    content = (shared / "cases" / "dates_half_swapped.xlsx").read_bytes()
    sent = send(content, "ehc_assessments")
    assert sent.found == [(2, "received_date", "bad_date"), (5, "plan_start_date", "bad_date")]
    assert "real dates of Excel (3, none after the 12th" in sent.result.problems[0].message
    assert "without opening and saving it in Excel" in sent.result.problems[0].message


def test_the_case_of_1900_is_refused_on_its_line(send: Send, shared: Path) -> None:
    sent = send((shared / "cases" / "waits_1900.csv").read_bytes(), "nd_waits")
    assert sent.found == [(14, "referral_date", "bad_date")]

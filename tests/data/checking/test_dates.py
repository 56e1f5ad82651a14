"""The dates of a file as a whole: what a mapping says of their order and of times of day."""

from datetime import date

import pytest

from data.dates import Dates
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

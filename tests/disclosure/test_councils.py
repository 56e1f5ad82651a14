"""A generated council is like the demonstration, only smaller, and its rows come as rows do."""

from contextlib import closing
from datetime import date

from data.store import open_database
from tests.disclosure.conftest import Founded
from tests.disclosure.councils import Council
from tests.disclosure.facts import month_of
from tests.disclosure.papers import Count, Series
from tests.disclosure.truth import Truth

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)
DUE = Count("cases", Series("annual_review_completed_on_time"), month_of("2026-09"), 12)
DUE_IN_MONTH = Count("cases", DUE.of, DUE.month)
ON_TIME = Count("hits", DUE.of, DUE.month, 12)


def truth_of(council: Council) -> Truth:
    with closing(open_database(council.path)) as database:
        return Truth(database)


def test_rows_come_late_and_are_corrected_and_undone(found: Founded) -> None:
    council = found(0.1, 1)
    council.month(SEPTEMBER)
    first = truth_of(council)
    assert 100 < first.of(DUE) < 220, "the whole council has some 1,550"

    batch = council.correction(SEPTEMBER)
    assert truth_of(council).of(ON_TIME) < first.of(ON_TIME)
    council.undo(batch)
    assert truth_of(council).of(ON_TIME) == first.of(ON_TIME)

    council.month(OCTOBER)
    assert truth_of(council).of(DUE_IN_MONTH) > first.of(DUE_IN_MONTH)

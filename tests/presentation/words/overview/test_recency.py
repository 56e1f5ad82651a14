"""How fresh the figures are is one line while all is current, and names what is late."""

from datetime import date

from kpis.judging.freshness import Freshness
from presentation.words.overview.recency import fresh_notes, recency

CURRENT = Freshness("caseload", "Caseload", date(2026, 10, 31), "Current")
WAITING = Freshness("surveys", "Surveys", date(2026, 9, 30), "Not due")
LATE = Freshness("social_media", "Social media", date(2026, 7, 31), "Late")
NEVER = Freshness("ehc_assessments", "EHC assessments", None, "Never loaded")


def test_one_line_while_nothing_is_late() -> None:
    assert recency([CURRENT, WAITING]) == "All 2 extracts (files of data) are up to date."


def test_what_is_late_is_named_and_what_was_never_loaded_counted() -> None:
    assert recency([CURRENT, LATE]) == (
        "1 of 2 extracts (files of data) is late: social media (to 31 July 2026)."
    )
    assert recency([CURRENT, LATE, NEVER]) == (
        "1 of 3 extracts (files of data) is late: social media (to 31 July 2026). 1 extract has "
        "never been loaded."
    )
    assert recency([CURRENT, NEVER, NEVER]) == "2 extracts have never been loaded."


def test_each_state_that_is_there_is_explained_the_worst_first() -> None:
    assert fresh_notes([CURRENT]) == "Current: the data reaches the end of the last complete month."
    assert fresh_notes([CURRENT, NEVER, LATE]) == (
        "Late: more than 14 days after the end of the month that was expected. Current: the data reaches "
        "the end of the last complete month. Never loaded: no file of it has been uploaded."
    )

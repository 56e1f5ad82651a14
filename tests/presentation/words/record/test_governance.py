"""When the board met and meets, in words."""

from datetime import date

import pytest

from kpis.record import BodyRecord
from presentation.words.record.governance import governance_summary

HELD, AHEAD = (date(2026, 10, 14),), (date(2027, 1, 13),)


@pytest.mark.parametrize(
    ("held", "ahead", "words"),
    [
        (HELD, AHEAD, "Cabinet last met on 14 October 2026 and meets next on 13 January 2027."),
        (
            HELD,
            (),
            "Cabinet last met on 14 October 2026. Its next meeting is not on the record.",
        ),
        (
            (),
            AHEAD,
            "Cabinet meets next on 13 January 2027. No earlier meeting is on the record.",
        ),
        ((), (), "No meeting of Cabinet is on the record yet."),
    ],
)
def test_when_a_body_met_and_meets_next(
    held: tuple[date, ...], ahead: tuple[date, ...], words: str
) -> None:
    body = BodyRecord("Cabinet", held, ahead)
    assert governance_summary([body], [], date(2026, 11, 1)).startswith(words)

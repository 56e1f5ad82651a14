"""That nobody has said anything of an exception, in words that no other date contradicts."""

from datetime import date

from presentation.words.exceptions import Telling, no_commentary


def test_an_edition_says_that_nobody_had_said_anything_and_names_no_day() -> None:
    told = [no_commentary(Telling(date(2026, 10, 9), edition=one)) for one in (True, False)]
    assert told == [
        "No commentary: nobody had said why when this edition was made.",
        "No commentary: nobody has said yet why, or what will be done.",
    ]

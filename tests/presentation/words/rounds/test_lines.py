"""How each thing that a round asks for is said to stand."""

from datetime import date

import pytest

from data.record import Holder
from kpis.exceptions import ExceptionCase, Ground
from kpis.judging import Freshness
from kpis.rounds import ActionDue, ExceptionDue, ExtractDue, Round, span_of
from presentation.words.rounds import RoundLine, RoundLines

TODAY = date(2026, 11, 24)
ANN = Holder(
    post="extract",
    of="caseload",
    name="Ann Lead",
    address="ann@example.gov.uk",
    from_date=date(2026, 1, 1),
)


def lines(told: ExtractDue | ActionDue, *, may: bool = True) -> RoundLine:
    extracts, actions = ((told,), ()) if isinstance(told, ExtractDue) else ((), (told,))
    one = Round(span_of("2026-10", (), ()), TODAY, extracts, (), (), actions, (ANN,))
    found = RoundLines(one, lambda _: may)
    return [*found.extracts(), *found.actions()][0]


def file(as_at: date | None, day: date, *, done: bool = False) -> ExtractDue:
    fresh = Freshness("caseload", "Caseload", as_at, "Late")
    return ExtractDue(fresh, done, day, not done and day < TODAY, (ANN,))


SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("told", "words", "late"),
    [
        (file(OCTOBER, TODAY, done=True), "In, as at 31 October 2026", False),
        (file(SEPTEMBER, date(2026, 11, 27)), "Due on Friday; as at 30 September 2026", False),
        (
            file(SEPTEMBER, date(2026, 11, 14)),
            "Was due on 14 November; as at 30 September 2026",
            True,
        ),
        (file(None, date(2026, 11, 14)), "Was due on 14 November; never loaded", True),
    ],
)
def test_an_extract_is_in_due_or_late(told: ExtractDue, words: str, late: bool) -> None:
    line = lines(told)
    assert (line.what, line.who, line.state, line.late) == ("Caseload", "Ann Lead", words, late)
    assert (line.done, line.owed) == (told.done, not told.done)
    assert line.query == ({} if told.done else {"extract": "caseload"})
    assert lines(told, may=False).page == ""


@pytest.mark.parametrize(
    ("owner", "day", "done_on", "who", "words"),
    [
        ("Audit lead", date(2026, 11, 28), None, "Audit lead", "Due on Saturday"),
        ("Audit lead", date(2026, 11, 20), None, "Audit lead", "Was due on 20 November"),
        (None, None, None, "Nobody is named", "Open, without a day"),
        (None, TODAY, date(2026, 11, 3), "Nobody is named", "Done on 3 November 2026"),
    ],
)
def test_an_action_has_its_owner_and_its_day(
    owner: str | None, day: date | None, done_on: date | None, who: str, words: str
) -> None:
    line = lines(ActionDue("action", 7, "1a.1", "Ask the provider", owner, day, done_on, ()))
    assert (line.who, line.state, line.under) == (who, words, "Action, milestone 1a.1")
    assert line.query == ({} if done_on else {"action": "7"})


def test_an_exception_stands_with_its_grounds() -> None:
    grounds = (Ground("target_lost", "2026-09"), Ground("moving_wrong", "2026-06"))
    case = ExceptionCase("appeal_rate", grounds)
    due = ExceptionDue(case, None, False, True, (ANN,))
    told = Round(span_of("2026-10", (), ()), TODAY, (), (), (due,), (), (ANN,))
    (line,) = RoundLines(told, lambda _: True).exceptions()
    assert (line.what, line.state) == ("Appeal rate", "No commentary")
    assert line.under == "Target last met in September 2026; worse since June 2026"
    assert line.query == {"id": "appeal_rate", "do": "explain"}

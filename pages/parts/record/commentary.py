"""What is off on the page that is drawn, and what was said of it: of what the reader looks at,
working figures or an edition."""

from data.access import Right
from kpis.exceptions import ExceptionCase, measure_cases, milestone_cases
from kpis.record import said_of
from pages.parts import source
from pages.parts.known import now_may
from presentation.html.exceptions import commentary_on
from presentation.html.kit import Markup
from presentation.words.exceptions import Telling


def exceptions() -> list[ExceptionCase]:
    """Every measure and milestone that is off, in the plan's order."""
    results, states = source.results().by_id.values(), source.board().states
    return [*measure_cases(results, source.lately()), *milestone_cases(states)]


def exception_of(about: str) -> ExceptionCase | None:
    """Why a measure or a milestone is off; None where it is not."""
    return next((case for case in exceptions() if case.about == about), None)


def may_explain(about: str) -> bool:
    """Whether the reader may write why it is off, or take back what was said, and there is
    anything to write of."""
    some = exception_of(about) or said_of(source.entries(), about)
    return bool(some) and now_may(Right.REPORT)


def commentary(about: str) -> Markup:
    """What was said of a measure or a milestone, where it is off; and what was said before."""
    on = Telling(source.today(), source.shown() is not None, now_may(Right.REPORT))
    return commentary_on(about, exception_of(about), source.entries(), on)

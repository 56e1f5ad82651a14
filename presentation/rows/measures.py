"""The rows of the table of measures: baseline, now, change, target and status in words."""

from collections.abc import Sequence
from typing import NamedTuple

from kpis.definitions import TOO_FEW, Result, Status
from kpis.figures import signed, table_figure, unit_note
from kpis.months import short
from presentation.words import course_step
from presentation.words.measures import (
    StatusWords,
    Words,
    compared_short,
    status_parts,
    target_words,
    trend_words,
)


class MeasureRow(NamedTuple):
    """A measure in a table. `unit` is the one that its figures do not carry; `beside` says how
    others stand, by published figures. The note of `baseline` says that the board set it; the note
    of `now` is its month, where that is not the one that the figures should have reached; of a
    hidden figure there is the note alone, which says that. `trend` is empty where no trend can be
    drawn; `open` says that the plan gives no figure to reach."""

    id: str
    name: str
    unit: str
    trend: str
    baseline: Words
    now: Words
    change: str
    target: Words
    beside: str
    open: bool
    status: Status
    status_words: StatusWords


def measure_rows(results: Sequence[Result], since: str, month: str = "") -> list[MeasureRow]:
    """One row a measure. The trend begins with the month `since` (`YYYY-MM`); `month` is the one
    that the figures should have reached, by default the newest of these."""
    newest = month or max((result.told[-1].period for result in results if result.told), default="")
    return [_row(result, since, newest) for result in results]


def _row(result: Result, since: str, newest: str) -> MeasureRow:
    return MeasureRow(
        id=result.measure.id,
        name=result.measure.name,
        unit=unit_note(result.measure.unit),
        trend=trend_words(result, since) if _drawn(result, since) else "",
        baseline=_baseline(result),
        now=_now(result, newest),
        change=signed(result.change, result.measure.unit),
        target=_target(result),
        beside=compared_short(result),
        open=result.target.kind == "none",
        status=result.status,
        status_words=status_parts(result),
    )


def _drawn(result: Result, since: str) -> bool:
    return bool(result.series and result.series[-1].period >= since)


def _baseline(result: Result) -> Words:
    baseline = result.baseline
    if result.baseline_hidden:
        return Words("", TOO_FEW)
    return Words(
        table_figure(baseline and baseline.value, result.measure.unit),
        f"{short(baseline.period)}, set by the board" if baseline and baseline.decision else "",
    )


def _target(result: Result) -> Words:
    """The target, and the step of the board's course that matters now."""
    target, step = target_words(result), course_step(result)
    course = f"course: {step}" if step else ""
    return target._replace(note=", ".join(filter(None, [target.note, course])))


def _now(result: Result, newest: str) -> Words:
    latest = result.latest
    if result.withheld:
        return Words("", result.withheld.words)
    return Words(
        table_figure(latest and latest.value, result.measure.unit),
        short(latest.period) if latest and latest.period != newest else "",
    )

"""Alternative text: what a chart says, for those who do not see it, given the finding that stands
above it."""

from collections.abc import Sequence

from kpis import figures, months
from kpis.definitions import TOO_FEW, Hidden, Result
from kpis.figures import Unit
from kpis.parts import Provider
from kpis.trends import JudgedSeries, judged_series
from presentation.charts.bands import BandMonth
from presentation.charts.breakdown import Share
from presentation.charts.kit import told
from presentation.words import course_steps
from presentation.words.measures import case_count, months_hidden, variation_finding
from presentation.words.waits import few_waiting

BELOW = "The figures are in the table below."


def line_alternative(
    result: Result, headline: str, *, since: str | None = None, where: str = BELOW, events: str = ""
) -> str:
    """The text that stands for `line_chart`. `where` says where the figures are listed, `events`
    what the marks on the chart mean."""
    return _sentences(
        f"Line chart: {_span(result, since)}",
        headline,
        _baseline(result),
        _course(result),
        events,
        where,
    )


def control_alternative(
    result: Result,
    headline: str,
    *,
    since: str | None = None,
    where: str = BELOW,
    events: str = "",
) -> str:
    """The text that stands for `control_chart`: what it finds, and its signals."""
    chart = judged_series(result)
    name = "Run chart" if chart is None or chart.is_run_chart else "Control chart"
    signals = _signals(chart, result.measure.unit, since) if chart else ""
    finding = variation_finding(chart) if chart else ""
    return _sentences(f"{name}: {_span(result, since)}", headline, finding, signals, events, where)


def track_alternative(result: Result, headline: str) -> str:
    """The text that stands for `track`: baseline, newest figure and target."""
    unit, latest = result.measure.unit, result.latest
    target = (
        f"Target {figures.figure(result.target.value, unit)}"
        if result.target.value is not None
        else ""
    )
    newest = figures.figure(latest.value, unit) if latest else TOO_FEW
    now = f"Now {newest} in {months.long(result.told[-1].period)}" if result.told else ""
    return _sentences(
        f"Scale from zero: {result.measure.name}", headline, _baseline(result), now, target
    )


def provider_alternative(providers: Sequence[Provider], headline: str) -> str:
    """The text that stands for `provider_chart`, with every provider's figure in the order
    given."""
    return _sentences("Dot chart: average wait by provider", headline, *map(_provider, providers))


def band_alternative(waiting: Sequence[BandMonth], names: Sequence[str], headline: str) -> str:
    """The text that stands for `band_chart`, with the newest count of each band."""
    if not waiting:
        return _sentences("Columns: children waiting", headline)
    newest = waiting[-1]
    counts = [
        f"{name}: {case_count(count)}" for name, count in zip(names, newest.counts, strict=True)
    ]
    spoken = f"Columns: children waiting by how long, {_months(waiting[0].period, newest.period)}"
    return _sentences(spoken, headline, f"In {months.long(newest.period)}, {'; '.join(counts)}")


def breakdown_alternative(shares: Sequence[Share], unit: Unit, headline: str) -> str:
    """The text that stands for `breakdown_chart`, with every figure in the order given."""
    each = (f"{share.name} {figures.figure(share.value, unit)}, {share.counts}" for share in shares)
    return _sentences("Dot chart", headline, *each)


def timeline_alternative(headline: str) -> str:
    """The text that stands for `timeline`."""
    return _sentences(
        "Strip of milestones by section and month due", headline, "All of them are listed below"
    )


def _sentences(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _span(result: Result, since: str | None) -> str:
    held, hidden = told(result, since), months_hidden(result, since)
    if not held:
        return f"{result.measure.name}, no figures yet"
    months_told = _months(held[0].period, held[-1].period)
    return ", ".join(filter(None, [result.measure.name, months_told, hidden]))


def _months(first: str, last: str) -> str:
    return months.long(first) if first == last else f"{months.long(first)} to {months.long(last)}"


def _baseline(result: Result) -> str:
    if result.baseline_hidden:
        return f"The baseline is {TOO_FEW}"
    if not result.baseline:
        return ""
    value = figures.figure(result.baseline.value, result.measure.unit)
    return f"Baseline {value} in {months.long(result.baseline.period)}"


def _course(result: Result) -> str:
    steps = course_steps(result)
    return f"Steps of the board's course: {steps}" if steps else ""


def _signals(chart: JudgedSeries, unit: Unit, since: str | None) -> str:
    shown = [each.look for each in chart.points if since is None or each.point.period >= since]
    better, worse, newest = shown.count("better"), shown.count("worse"), chart.points[-1]
    centre = figures.figure(newest.centre, unit)
    if chart.is_run_chart:
        level = f"The middle value is {centre}"
    else:
        limits = (
            f"{figures.figure(newest.lower_limit, unit)} to "
            f"{figures.figure(newest.upper_limit, unit)}"
        )
        level = f"{_since(chart)}he average is {centre}; ordinary ups and downs run from {limits}"
    return f"{level}. Marked as better: {better}; as worse: {worse}"


def _since(chart: JudgedSeries) -> str:
    """The words before "he average", by when limits begin anew."""
    return f"Since {months.long(chart.anew)} t" if chart.anew else "T"


def _provider(each: Provider) -> str:
    if isinstance(each.now, Hidden):
        return f"{each.name}, {' '.join(few_waiting(each.now))}"
    was = (
        ""
        if each.baseline is None
        else f", baseline {figures.figure(each.baseline.value, 'weeks')}"
    )
    return (
        f"{each.name} {figures.figure(each.now.value, 'weeks')}{was}, "
        f"{figures.count(each.now.cases)} waiting"
    )

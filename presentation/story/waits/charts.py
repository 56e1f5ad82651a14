"""The charts that say why waits are as they are: by provider, by how long children have waited, and
over time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go

from kpis import months
from kpis.definitions import LEAST, Hidden, Result, Shown
from kpis.judging import Results
from kpis.parts import (
    AVERAGE,
    GAP,
    LONGEST,
    band_names,
    by_band,
    ends_shown,
    over_a_year,
    providers,
    waiting,
)
from presentation.charts import (
    BandMonth,
    band_alternative,
    band_chart,
    line_alternative,
    provider_alternative,
    provider_chart,
)
from presentation.charts.over_time import line_chart
from presentation.palette import Palette
from presentation.rows import bands_table, mostly_hidden, providers_table
from presentation.story.panel import Panel
from presentation.words.measures import bands_finding, headline, not_drawn, providers_finding
from presentation.words.waits import any_withheld, why_hidden

_NO_MONTH = "Too few children are counted to show any month."


@dataclass(frozen=True)
class PlainChart:
    """A chart without a finding of its own: the measure whose page tells all of it, how it is drawn
    (None where every month is hidden), and the text that stands for it. `note` is what has to be
    known of months that are not drawn, or empty."""

    id: str
    name: str
    draw: Callable[[Palette], go.Figure] | None
    alternative: str
    note: str = ""


def by_provider(found: Results) -> Panel:
    """Average waits by provider against the band that the target allows."""
    average, listed, allowed = found.by_id[AVERAGE], providers(found), found.by_id[GAP].target.value
    figures = [one.now for one in listed]
    shown = [one for one in listed if isinstance(one.now, Shown)]
    drawn = shown if mostly_hidden(figures) else listed
    finding = providers_finding(listed, allowed or 0)
    then, now = _baseline_words(average), _now_words(average)
    return Panel(
        finding=finding,
        caption=_providers_caption(figures, average) if drawn else why_hidden(figures),
        draw=partial(provider_chart, drawn, allowed=allowed, fastest_shown=ends_shown(found))
        if drawn
        else None,
        alternative=provider_alternative(drawn, finding),
        table=providers_table(listed, then, now, average),
    )


def _providers_caption(figures: list[Shown | Hidden], average: Result) -> str:
    hollow = "" if average.baseline_hidden else f"Hollow: {_baseline_words(average)}. "
    counted = f"Providers with {LEAST} or more children waiting are counted."
    return (
        f"Average weeks waited by children still waiting. {hollow}Filled: {_now_words(average)}. "
        f"{why_hidden(figures) if any_withheld(figures) else counted}"
    )


def by_length(found: Results, since: str) -> Panel:
    """How many have waited how long, month by month from the month `since` on (`YYYY-MM`)."""
    bands, names, base = _band_months(found, since), band_names(found), _base_month(found)
    counts = [count for month in bands for count in month.counts]
    shown = any(isinstance(one, Shown) for one in counts)
    finding = _bands_finding(found, base)
    short = (names[0], *(name.replace(" weeks", "") for name in names[1:]))
    return Panel(
        finding=finding,
        caption=_bands_caption(counts) if shown else why_hidden(counts),
        draw=partial(band_chart, bands, short, baseline=base or "") if shown else None,
        alternative=band_alternative(bands, names, finding),
        table=bands_table(found),
    )


def _bands_caption(counts: list[Shown | Hidden]) -> str:
    hidden = [one for one in counts if isinstance(one, Hidden)]
    told = "Children waiting at the end of each month, by how many weeks they have waited."
    return f"{told} Hollow parts below the line: {hidden[0].words}." if hidden else told


def over_time(found: Results, since: str) -> tuple[PlainChart, ...]:
    """The average and the longest wait from the month `since` on (`YYYY-MM`)."""
    return tuple(_over_time(found.by_id[id], since) for id in (AVERAGE, LONGEST))


def _over_time(result: Result, since: str) -> PlainChart:
    shown = bool(result.series) or not result.hidden
    draw = partial(line_chart, result, since=since, size="medium")
    return PlainChart(
        result.measure.id,
        result.measure.name,
        draw if shown else None,
        line_alternative(
            result, headline(result), since=since, where="The figures are on its own page."
        ),
        not_drawn(result, since) if shown else _NO_MONTH,
    )


def _band_months(found: Results, since: str) -> list[BandMonth]:
    """How many were waiting in each band, month by month."""
    total = waiting(found)
    return [
        BandMonth(period, counts, total.get(period))
        for period, counts in by_band(found).items()
        if period >= since
    ]


def _base_month(found: Results) -> str | None:
    """The month that the newest is compared with; None where there is no earlier one, and where
    the baseline is hidden."""
    average, held = found.by_id[AVERAGE], list(waiting(found))
    if not held or average.latest is None or average.baseline_hidden:
        return None
    then = average.baseline.period if average.baseline else held[0]
    # A baseline of the board's own may be of a month without figures: the last one before it stands
    # in, or the first.
    base = max((period for period in held if period <= then), default=held[0])
    return base if base < held[-1] else None


def _bands_finding(found: Results, base: str | None) -> str:
    latest, total = found.by_id[AVERAGE].latest, waiting(found)
    if latest is None:
        withheld = found.by_id[AVERAGE].withheld
        return "Too few children wait to show their number" if withheld else ""
    before = base or latest.period
    return bands_finding(
        (total[before], total[latest.period]),
        over_a_year(found, before),
        months.long(base) if base else "",
    )


def _baseline_words(result: Result) -> str:
    return months.long(result.baseline.period) if result.baseline else "no baseline yet"


def _now_words(result: Result) -> str:
    newest = result.newest
    return months.long(newest) if newest else "no figure yet"

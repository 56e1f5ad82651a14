"""The charts that say why waits are as they are: by provider, by how long children have waited, and
over time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go

from kpis import months
from kpis.definitions import LEAST, Hidden, Result
from kpis.judging import Results
from kpis.parts import AVERAGE, BANDS, GAP, LONGEST, by_band, over_a_year, providers, waiting
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
from presentation.rows import bands_table, providers_table
from presentation.story.panel import Panel
from presentation.words.measures import bands_finding, headline, providers_finding

_BAND_NAMES = (BANDS[0], *(name.replace(" weeks", "") for name in BANDS[1:]))
"""The bands as a chart has room for: the first alone says that they are weeks."""
_HOLLOW = f"Hollow parts below the line: fewer than {LEAST} children."


@dataclass(frozen=True)
class PlainChart:
    """A chart without words of its own: the measure whose page tells all of it, how it is drawn,
    and the text that stands for it."""

    id: str
    name: str
    draw: Callable[[Palette], go.Figure]
    alternative: str


def by_provider(found: Results) -> Panel:
    """Average waits by provider against the band that the target allows."""
    average, listed, allowed = found.by_id[AVERAGE], providers(found), found.by_id[GAP].target.value
    finding = providers_finding(listed, allowed or 0)
    then, now = _baseline_words(average), _now_words(average)
    return Panel(
        finding=finding,
        caption=f"Average weeks waited by children still waiting. Hollow: {then}. Filled: {now}. "
        f"Providers with {LEAST} or more children waiting are counted.",
        draw=partial(provider_chart, listed, allowed=allowed),
        alternative=provider_alternative(listed, finding),
        table=providers_table(listed, then, now),
    )


def by_length(found: Results, since: str) -> Panel:
    """How many have waited how long, month by month from the month `since` on (`YYYY-MM`)."""
    bands, base = _band_months(found, since), _base_month(found)
    finding = _bands_finding(found, base) if bands else ""
    hidden = any(isinstance(count, Hidden) for month in bands for count in month.counts)
    told = "Children waiting at the end of each month, by how many weeks they have waited."
    return Panel(
        finding=finding,
        caption=f"{told} {_HOLLOW}" if hidden else told,
        draw=partial(band_chart, bands, _BAND_NAMES, baseline=base or ""),
        alternative=band_alternative(bands, BANDS, finding),
        table=bands_table(found),
    )


def over_time(found: Results, since: str) -> tuple[PlainChart, ...]:
    """The average and the longest wait from the month `since` on (`YYYY-MM`)."""
    return tuple(_over_time(found.by_id[id], since) for id in (AVERAGE, LONGEST))


def _over_time(result: Result, since: str) -> PlainChart:
    return PlainChart(
        result.measure.id,
        result.measure.name,
        partial(line_chart, result, since=since, size="medium"),
        line_alternative(
            result, headline(result), since=since, where="The figures are on its own page."
        ),
    )


def _band_months(found: Results, since: str) -> list[BandMonth]:
    """How many were waiting in each band, month by month."""
    total = waiting(found)
    return [
        BandMonth(period, counts, total[period])
        for period, counts in by_band(found).items()
        if period >= since
    ]


def _base_month(found: Results) -> str | None:
    """The month that the newest is compared with; None where there is no earlier one."""
    average, held = found.by_id[AVERAGE], list(waiting(found))
    then = average.baseline.period if average.baseline else average.series[0].period
    # A baseline of the board's own may be of a month without figures: the last one before it stands
    # in, or the first.
    base = max((period for period in held if period <= then), default=held[0])
    return base if base < held[-1] else None


def _bands_finding(found: Results, base: str | None) -> str:
    total = waiting(found)
    newest = max(total)
    before = base or newest
    return bands_finding(
        (total[before], total[newest]),
        over_a_year(found, before),
        months.long(base) if base else "",
    )


def _baseline_words(result: Result) -> str:
    return months.long(result.baseline.period) if result.baseline else "no baseline yet"


def _now_words(result: Result) -> str:
    return months.long(result.latest.period) if result.latest else "no figure yet"

"""The two charts that say why waits are as they are: by provider, and by how long children have waited."""

import streamlit as st

from kpis import months
from kpis.definitions import small_numbers
from kpis.definitions.results import Result
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, BANDS, GAP, OVER_A_YEAR, by_band, providers
from pages.parts import source
from pages.parts.frame import palette
from pages.parts.show import chart
from pages.parts.waits.parts import band_months
from pages.parts.waits.tables import bands_table, providers_table
from presentation.charts.alternative import band_alternative, provider_alternative
from presentation.charts.bands import band_chart
from presentation.charts.providers import provider_chart
from presentation.html.kit.headings import heading
from presentation.words.measures.findings import bands_finding, providers_finding

BAND_NAMES = ("Under 13 weeks", "13 to under 52", "52 to under 104", "104 or more")
"""The bands as a chart has room for."""
_Pair = tuple[int, int]


def by_provider(found: Results) -> None:
    """Average waits by provider against the band."""
    average, listed, allowed = found.by_id[AVERAGE], providers(found), found.by_id[GAP].target.value
    finding = providers_finding(listed, allowed or 0)
    then, now = _baseline_words(average), _now_words(average)
    st.html(heading(finding))
    st.caption(
        f"Average weeks waited by children still waiting. Hollow: {then}. Filled: {now}. A provider counts from "
        f"{small_numbers.FEWEST} children waiting."
    )
    chart(provider_chart(listed, palette(), allowed=allowed), provider_alternative(listed, finding), "providers")
    st.html(providers_table(listed, then, now))


def by_length(found: Results) -> None:
    """How many have waited how long, month by month."""
    bands, base = band_months(found, source.trend_start(found)), _base_month(found)
    finding = bands_finding(*_then_and_now(found, base), months.long(base) if base else "") if bands else ""
    st.html(heading(finding))
    st.caption("Children waiting at the end of each month, by how many weeks they have waited.")
    drawn = band_chart(bands, BAND_NAMES, palette(), baseline=base or "")
    chart(drawn, band_alternative(bands, BANDS, finding), "bands")
    st.html(bands_table(found))


def _base_month(found: Results) -> str | None:
    """The month that the newest is compared with; None where there is no earlier one."""
    average, held = found.by_id[AVERAGE], list(by_band(found))
    then = average.baseline.period if average.baseline else average.series[0].period
    # A baseline of the board's own may be of a month without figures: the last one before it stands in, or the first.
    base = max((period for period in held if period <= then), default=held[0])
    return base if base < held[-1] else None


def _then_and_now(found: Results, base: str | None) -> tuple[_Pair, _Pair]:
    """All waiting, and those who have waited a year or more, in the base month (or now, without one) and now."""
    counts = by_band(found)
    newest = max(counts)
    before, now = counts[base or newest], counts[newest]
    return (sum(before), sum(now)), (sum(before[OVER_A_YEAR:]), sum(now[OVER_A_YEAR:]))


def _baseline_words(result: Result) -> str:
    return months.long(result.baseline.period) if result.baseline else "no baseline yet"


def _now_words(result: Result) -> str:
    return months.long(result.latest.period) if result.latest else "no figure yet"

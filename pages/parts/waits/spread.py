"""The two charts that say why waits are as they are: by provider, and by how long children have
waited."""

import streamlit as st

from kpis import months
from kpis.definitions.results import Result
from kpis.definitions.shown import LEAST, UNDER, Hidden
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, BANDS, GAP, over_a_year, providers, waiting
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
HATCHED = f"Hatched, below the line: {UNDER}."


def by_provider(found: Results) -> None:
    """Average waits by provider against the band."""
    average, listed, allowed = found.by_id[AVERAGE], providers(found), found.by_id[GAP].target.value
    finding = providers_finding(listed, allowed or 0)
    then, now = _baseline_words(average), _now_words(average)
    st.html(heading(finding))
    st.caption(
        f"Average weeks waited by children still waiting. Hollow: {then}. Filled: {now}. A "
        f"provider counts from {LEAST} children waiting."
    )
    chart(
        provider_chart(listed, palette(), allowed=allowed),
        provider_alternative(listed, finding),
        "providers",
    )
    st.html(providers_table(listed, then, now))


def by_length(found: Results) -> None:
    """How many have waited how long, month by month."""
    bands, base = band_months(found, source.trend_start(found)), _base_month(found)
    finding = _bands_finding(found, base) if bands else ""
    hidden = any(isinstance(count, Hidden) for month in bands for count in month.counts)
    told = "Children waiting at the end of each month, by how many weeks they have waited."
    st.html(heading(finding))
    st.caption(f"{told} {HATCHED}" if hidden else told)
    drawn = band_chart(bands, BAND_NAMES, palette(), baseline=base or "")
    chart(drawn, band_alternative(bands, BANDS, finding), "bands")
    st.html(bands_table(found))


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

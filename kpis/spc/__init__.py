"""Charts over time: is a change more than ordinary ups and downs? XmR, p chart and run chart as
pure functions.

The XmR chart follows the rules of NHSRplotthedots ("Making Data Count", `ptd_spc()` of version
0.2.2). How to call it:

    from kpis.spc import Rebase, xmr

    chart = xmr(
        [52.1, 55.0, None, 57.3],         # values in order; None or NaN is a gap
        # optional: ISO texts or datetime.date, ascending
        ["2026-01", "2026-02", "2026-03", "2026-04"],
        target=60,                        # optional: the newest target
        direction="increase",             # or "decrease", or "neutral"
        rebase=[Rebase("2026-04", "new provider")],  # see below; none by default
        fix_after=None,                   # limits from the first n points of each group, n >= 12
        screen_outliers=False,            # True leaves great jumps out of the limits
    )
    chart.variation, chart.assurance, chart.points[-1].upper_limit

`rebase` holds where limits start afresh: each entry is a position (0 is the first point), one of
the dates, or `Rebase(position or date, reason)` where the reason is on record. As in the package, a
date without a point has no effect; `chart.rebases` holds those that had one. With
`screen_outliers=False` (this product's choice; the package's own default is True) all moving ranges
count towards the limits.

What the package calls by another name: `lpl`, `upl` are `lower_limit`, `upper_limit`;
`special_cause_type` is `label`, in the package's words; `variation_type`, `assurance_type` are the
chart's `variation`, `assurance`. All other columns (`mean`, `rebase_group`, `outside_limits`,
`close_to_limits`, `relative_to_mean`, `point_type`, `short_group_warning`) keep their names on each
`PointSpc`. What R leaves empty is None.

`p_chart(numerators, denominators, ...)` takes the same options but screening,
`run_chart(values, dates, direction=...)` has a median instead of limits, `choose(values, ...)` says
which one fits, `rule_words(label)` what a label means. `ENOUGH` points are needed for limits.

A gap has no label, takes no part in limits or in counts of points, and breaks every run; no moving
range is taken across it. Whoever leaves a month out of the list instead says that its neighbours
follow one another.
"""

from kpis.spc.charts import choose, p_chart, xmr
from kpis.spc.points import Chart, PointRun, PointSpc, Rebase, RunChart
from kpis.spc.run import run_chart
from kpis.spc.verdict import ENOUGH
from kpis.spc.words import rule_words

__all__ = [
    "ENOUGH",
    "Chart",
    "PointRun",
    "PointSpc",
    "Rebase",
    "RunChart",
    "choose",
    "p_chart",
    "rule_words",
    "run_chart",
    "xmr",
]

"""A measure on the page of its section: how it stands, its figures, its chart, and what is
counted."""

from dataclasses import replace

from kpis import figures
from kpis.definitions import TOO_FEW, Hidden, Measure, Result, Shown, at
from kpis.months import long, short
from kpis.trends import chart_start
from presentation.charts import line_alternative
from presentation.charts.over_time import line_chart
from presentation.html.kit import Markup, join, tag
from presentation.palette import LIGHT
from presentation.rows import plan_words
from presentation.site.marks import disc, look_of
from presentation.site.told import PublicEdition
from presentation.svg import svg_of
from presentation.words import begun
from presentation.words.measures import cases, target_words
from presentation.words.public import (
    STAR,
    close_words,
    lately_sentence,
    public_finding,
    public_meaning,
    rounding_note,
    stand,
    standing_words,
)

_NARROW, _WIDE = 340, 720
"""Widths for which a chart is drawn, in pixels: on a phone, and on anything wider."""


def measure_card(told: PublicEdition, result: Result) -> Markup:
    """All that is told of a measure."""
    id = result.measure.id
    lately = lately_sentence(told.lately.get(id), result)
    stands = " ".join(filter(None, (standing_words(result), lately)))
    # The first line has said already that rounding decides whether the target is met.
    close = "" if stand(result) == "close" else close_words(result)
    notes = (close, *public_meaning(told.results, result))
    return tag(
        "section",
        tag("h3", result.measure.name, id=id),
        tag("p", disc(stand(result)), tag("span", stands), class_="stand"),
        tag("p", public_finding(result)),
        *(tag("p", one) for one in notes if one),
        _figures(result),
        _chart(told, result),
        _table(result),
        _meaning(result.measure),
        class_="card",
        aria_labelledby=id,
    )


def _figures(result: Result) -> Markup:
    """Now, at the start, and the target."""
    if not result.told:
        return Markup("")
    return tag("dl", *(_figure(*one) for one in _key_figures(result)), class_="figures")


def _figure(label: str, value: str, note: str) -> Markup:
    more = tag("dd", note, class_="soft") if note else ""
    return tag("div", tag("dt", label), tag("dd", value, class_="value"), more)


def _key_figures(result: Result) -> list[tuple[str, str, str]]:
    """The label, the value and the note of each."""
    unit, baseline, target = result.measure.unit, result.baseline, result.target
    newest, latest = result.told[-1], result.latest
    now = figures.told_figure(latest.value, unit) if latest else STAR
    told = [(f"Now ({long(newest.period)})", now, cases(latest, result.measure))]
    if baseline:
        then = cases(at(result.series, baseline.period), result.measure)
        value = figures.told_figure(baseline.value, unit)
        told.append((f"At the start ({long(baseline.period)})", value, then))
    elif result.baseline_hidden:
        told.append(("At the start", STAR, TOO_FEW))
    if target.kind != "none":
        aim = target_words(result)
        told.append(("Target", aim.value.replace(" wks", " weeks"), aim.note))
    return told


def _chart(told: PublicEdition, result: Result) -> Markup:
    """The chart twice, for a phone and for anything wider: the page shows the one that fits."""
    if len(result.series) < 2:
        return Markup("")
    since = chart_start(result)
    words = line_alternative(result, public_finding(result), since=since)
    seen = replace(result, status=look_of(stand(result)))
    drawn = [
        tag(
            "div",
            Markup(svg_of(line_chart(seen, LIGHT, since=since, size="medium"), width)),
            class_=kind,
            role="img",
            aria_label=words,
        )
        for kind, width in (("narrow", _NARROW), ("wide", _WIDE))
    ]
    return tag("figure", *drawn, tag("figcaption", _caption(told, result), class_="soft"))


def _caption(told: PublicEdition, result: Result) -> str:
    parts = [
        f"Dark line or dots: {told.place}.",
        "Ring: the start (baseline)." if result.baseline else "",
        "Dashed: the target; the shaded side meets it." if result.target.value is not None else "",
        "Orange: England." if result.comparators else "",
        f"The figures of {told.place} are invented." if told.demonstration else "",
    ]
    return " ".join(filter(None, parts))


def _table(result: Result) -> Markup:
    """Its months from where the chart begins, the newest first."""
    shown = [one for one in reversed(result.told) if one.period >= chart_start(result)]
    if not shown:
        return Markup("")
    measure = result.measure
    heads = ("Month", *_count_heads(measure, shown), "Figure")
    head = tag("thead", tag("tr", *(tag("th", one, scope="col") for one in heads)))
    rows = (_row(one, measure, len(heads) - 2) for one in shown)
    label = f"Figures of {measure.name}, month by month"
    table = tag("table", head, tag("tbody", *rows), aria_label=label)
    region = tag("div", table, class_="scroll", role="region", aria_label=label, tabindex="0")
    note = tag("p", rounding_note(result), class_="soft")
    return tag("details", tag("summary", "Figures month by month"), region, note)


def _count_heads(measure: Measure, shown: list[Shown | Hidden]) -> tuple[str, ...]:
    points = [one for one in shown if isinstance(one, Shown)]
    counted = any(one.numerator is not None and one.denominator is not None for one in points)
    out_of = any(one.denominator is not None for one in points)
    heads = (measure.counted_label if counted else "", measure.out_of_label if out_of else "")
    return tuple(filter(None, heads))


def _row(one: Shown | Hidden, measure: Measure, counts: int) -> Markup:
    month = tag("th", short(one.period), scope="row")
    if isinstance(one, Hidden):
        return tag("tr", month, *(tag("td", STAR) for _ in range(counts + 1)))
    held = (one.numerator, one.denominator)[2 - counts :] if counts else ()
    cells = (*map(figures.count, held), figures.figure(one.value, measure.unit))
    return tag("tr", month, *(tag("td", each) for each in cells))


def _meaning(measure: Measure) -> Markup:
    plan = plan_words(measure)
    told = [
        ("Why it matters", measure.why),
        ("Counted", measure.counted),
        ("Out of", measure.out_of),
        ("Left out", measure.left_out),
        ("The plan’s words", f"“{plan.words}” {plan.footnote}".strip()),
    ]
    terms = join(join((tag("dt", head), tag("dd", begun(words)))) for head, words in told if words)
    summary = tag("summary", "What is counted")
    return tag("details", summary, tag("dl", terms, class_="terms"), class_="prints")

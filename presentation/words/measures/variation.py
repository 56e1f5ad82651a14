"""What a control chart or a run chart finds, what its marks mean, and by which rules they are
set."""

from itertools import pairwise, takewhile

from data.plurals import are, one_or_many
from kpis import months
from kpis.trends import ChartWay, JudgedSeries, Look
from presentation.words.grammar import begun, in_words, joined

_MARKS = "Grey: ordinary ups and downs. Circle: better than these explain. Square: worse."
_ALL = "Solid line: average of all months. Dotted lines: the limits of ordinary ups and downs."
_ANEW = (
    "Solid lines: averages. Dotted lines: the limits of ordinary ups and downs. Both begin anew in "
    "{month}, the month of the baseline, so that each month is compared with its own time."
)
_RULES: dict[ChartWay, str] = {
    "xmr": "A result is marked when it is beyond a limit, one of 2 out of 3 near the same limit, "
    "one of 7 in a row on one side of the average, or one of 7 in a row that keep going up or keep "
    "going down.",
    "run": "A run chart, without limits. Solid line: the middle value of all months. A result is "
    "marked when it is one of 6 in a row on one side of the middle, or one of 5 in a row that keep "
    "going up or keep going down.",
}
_MARKED: tuple[Look, ...] = ("better", "worse")
_SHARED = (
    "Each figure covers twelve months and shares eleven of them with the one before, so that runs "
    "are common."
)


def variation_caption(found: JudgedSeries, alike: JudgedSeries) -> str:
    """The caption under the chart: what it finds, then how to read it. `alike` is the series with
    all months held against the same limits, by which the recent direction is judged."""
    told = [variation_finding(found), *_lines(found), _RULES[found.way], _MARKS]
    return " ".join([*told, *([_SHARED] if found.overlapping else []), *_otherwise(found, alike)])


def _lines(found: JudgedSeries) -> list[str]:
    """What the lines are, where there are limits, and from when."""
    if found.is_run_chart:
        return []
    return [_ANEW.format(month=months.long(found.anew)) if found.anew else _ALL]


def _otherwise(found: JudgedSeries, alike: JudgedSeries) -> list[str]:
    """That the newest figure would be marked otherwise against all months."""
    newest, other = found.points[-1].look, alike.points[-1].look
    if newest == other:
        return []
    marked = f"marked as {other}" if other != "ordinary" else "unmarked"
    return [f"Compared with all months together, the newest would be {marked}."]


def variation_finding(found: JudgedSeries) -> str:
    """What the chart finds, in plain words: the newest months first, then what earlier ones show
    against them."""
    looks: list[Look] = [each.look for each in found.points]
    newest, noun = found.points[-1].look, _noun(found)
    if not set(looks) - {"ordinary"}:
        return f"No {noun} is more than ordinary ups and downs explain."
    if newest == "ordinary":
        counts = [(looks.count(look), look) for look in _MARKED if look in looks]
        marked = joined([f"{in_words(number)} {look}" for number, look in counts])
        told = f"Earlier {noun}s that these do not explain: {marked}."
        return f"The newest {noun} is within ordinary ups and downs. {told}"
    run = len(list(takewhile(lambda look: look == newest, reversed(looks))))
    named = one_or_many(run, f"newest {noun} is", f"newest {in_words(run)} {noun}s are")
    why = found.points[-1].rule.partition(":")[0]
    return (
        f"The {named} {newest} than ordinary ups and downs explain. The last is "
        f"{why}.{_against(found, newest)}"
    )


def _against(found: JudgedSeries, newest: Look) -> str:
    """Why earlier months are marked the other way, where what they are held against covers all
    months alike."""
    if found.anew:
        return ""
    other: Look = "worse" if newest == "better" else "better"
    number = sum(each.look == other for each in found.points)
    if not number:
        return ""
    level = "the middle value of all" if found.is_run_chart else "limits drawn over all"
    noun = _noun(found)
    marked = f"{one_or_many(number, noun, f'{noun}s')} {are(number)} marked as {other}"
    earlier = f"{begun(in_words(number))} earlier {marked}"
    return f" {earlier}: each is compared with {level} {noun}s together, not with its own time."


def _noun(found: JudgedSeries) -> str:
    periods = [each.point.period for each in found.points]
    return (
        "month"
        if min((months.between(*pair) for pair in pairwise(periods)), default=1) == 1
        else "figure"
    )

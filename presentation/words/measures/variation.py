"""What a control chart or a run chart finds, what its marks mean, and by which rules they are
set."""

from itertools import pairwise

from data.plurals import are, one_or_many
from kpis import months
from kpis.trends import ChartWay, JudgedSeries, Look
from presentation.words.grammar import begun, in_words, joined

_MARKS = "Grey: ordinary ups and downs. Circle: better than these explain. Square: worse."
_ALL = (
    "Solid line: average of all months{shown}. Dotted lines: the limits of ordinary ups and downs."
)
_ANEW = (
    "Solid lines: averages. Dotted lines: the limits of ordinary ups and downs. Both begin anew in "
    "{month}, the month of the baseline, so that each month is compared with its own time."
)
_RULES: dict[ChartWay, str] = {
    "xmr": "A result is marked when it is beyond a limit, one of 2 out of 3 near the same limit, "
    "one of 7 in a row on one side of the average, or one of 7 in a row that keep going up or keep "
    "going down.",
    "run": "A run chart, without limits. Solid line: the middle value of all months{shown}. A "
    "result is marked when it is one of 6 in a row on one side of the middle, or one of 5 in a row "
    "that keep going up or keep going down.",
}
_MARKED: tuple[Look, ...] = ("better", "worse")
_SHARED = (
    "Each figure covers twelve months and shares eleven of them with the one before, so that runs "
    "are common."
)


def variation_caption(found: JudgedSeries, alike: JudgedSeries) -> str:
    """The caption under the chart: what it finds, then how to read it. `alike` is the series with
    all months held against the same limits, by which the recent direction is judged."""
    told = [
        variation_finding(found),
        *_lines(found),
        _RULES[found.way].format(shown=_shown(found)),
        _MARKS,
    ]
    return " ".join([*told, *([_SHARED] if found.overlapping else []), *_otherwise(found, alike)])


def _lines(found: JudgedSeries) -> list[str]:
    """What the lines are, where there are limits, and from when."""
    if found.is_run_chart:
        return []
    every = _ALL.format(shown=_shown(found))
    return [_ANEW.format(month=months.long(found.anew)) if found.anew else every]


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
    newest, (noun, nouns) = found.points[-1].look, _nouns(found)
    if not set(looks) - {"ordinary"}:
        return f"No {noun} is more than ordinary ups and downs explain."
    if newest == "ordinary":
        counts = [(looks.count(look), look) for look in _MARKED if look in looks]
        marked = joined([f"{in_words(number)} {look}" for number, look in counts])
        told = f"Earlier {nouns} that these do not explain: {marked}."
        return f"The newest {noun} is within ordinary ups and downs. {told}"
    run = len(found.newest_alike)
    named = one_or_many(run, f"newest {noun} is", f"newest {in_words(run)} {nouns} are")
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
    noun, nouns = _nouns(found)
    marked = f"{one_or_many(number, noun, nouns)} {are(number)} marked as {other}"
    earlier = f"{begun(in_words(number))} earlier {marked}"
    return f" {earlier}: each is compared with {level} {nouns} together, not with its own time."


def _nouns(found: JudgedSeries) -> tuple[str, str]:
    """What one point is called, and what several are: `month`, or `month shown` where others are
    hidden."""
    periods = sorted(one.period for one in (*(each.point for each in found.points), *found.hidden))
    monthly = min((months.between(*pair) for pair in pairwise(periods)), default=1) == 1
    noun = "month" if monthly else "figure"
    return f"{noun}{_shown(found)}", f"{noun}s{_shown(found)}"


def _shown(found: JudgedSeries) -> str:
    return " shown" if found.hidden else ""

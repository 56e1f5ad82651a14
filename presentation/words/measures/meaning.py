"""What would change how a finding is taken, in sentences that stand right under it."""

from datetime import date

from data.plurals import are, have, one_or_many
from kpis.definitions import Hidden, Result, Shown
from kpis.figures import amount, count, figure, number, round_half_up
from kpis.months import long
from kpis.parts import Basis, Ends, Mean, Meaning, OverAYear
from presentation.words.grammar import begun, in_words, long_date
from presentation.words.measures.movement import cases


def meaning_words(result: Result, found: Meaning) -> list[str]:
    """The sentences, those that move the finding most first; none where nothing would change it."""
    since = long(result.baseline.period) if result.baseline else ""
    told = [
        _lists_from(found.lists_from, since) if found.lists_from else "",
        _ends(found.ends) if found.ends else "",
        _over_a_year(found.over_a_year, since) if found.over_a_year else "",
        *(
            companion.beside_finding.format(
                value=figure(point.value, companion.unit), month=long(point.period)
            )
            for companion, point in found.companions
        ),
        _twelve_months(found.twelve_months, result) if found.twelve_months else "",
        _basis(found.basis, since) if found.basis else "",
        _one_case(result) if found.one_case else "",
    ]
    return [sentence for sentence in told if sentence]


def _lists_from(first: date, since: str) -> str:
    """The baseline knows only of those who were waiting still when the lists began."""
    return (
        f"Nothing can be said of the change since {since}: only lists of who waits are loaded, the "
        f"first as at {long_date(first)}, and whoever had left by then is missing before it."
    )


def _ends(ends: Ends) -> str:
    """Who moved, and why a gap may change although nobody waits less."""
    moved = (
        f"the slowest provider went {_course(*ends.slowest)} and the fastest "
        f"{_course(*ends.fastest)}."
    )
    because = _because(_change(ends.slowest), _change(ends.fastest))
    told = f"{because}: {moved}" if because else begun(moved)
    few = ends.uncounted
    if not few:
        return told
    left_out = one_or_many(few, "provider", "providers")
    return (
        f"{told} {begun(in_words(few))} other {left_out} {are(few)} not shown, because of too few "
        "children waiting."
    )


def _course(then: Mean, now: Mean) -> str:
    """`from 14.7 weeks to 17.7 (Blue Heron)`; with both names where another provider has taken the
    place."""
    before = f" ({then.provider})" if then.provider != now.provider else ""
    return f"from {figure(then.weeks, 'weeks')}{before} to {number(now.weeks)} ({now.provider})"


def _change(end: tuple[Mean, Mean]) -> float:
    """The change in weeks as far as it can be seen."""
    return float(round_half_up(end[1].weeks - end[0].weeks))


def _because(slowest: float, fastest: float) -> str:
    """What a reader would not expect of the gap: that the fast end moved it."""
    if slowest < fastest and fastest > 0:
        part = "in part" if slowest < 0 else "only"
        return f"It narrowed {part} because the fastest provider slowed"
    if slowest > fastest and fastest < 0:
        part = "in part" if slowest > 0 else "only"
        return f"It widened {part} because the fastest provider became faster"
    return ""


def _over_a_year(found: OverAYear, since: str) -> str:
    """How many wait longest, besides the one child who has waited longest of all."""
    if found.children is None:
        if found.moved == "as many":
            return f"As many children as in {since} have waited a year or more."
        more = f"{begun(found.moved)} children" if found.moved else ""
        return f"{more} than in {since} have waited a year or more." if more else ""
    children = found.children
    if isinstance(children, Hidden):
        told, verb = f"{begun(children.words)} children", "have"
    elif not children.cases:
        return "No child has waited a year or more."
    else:
        told = f"{count(children.cases)} {one_or_many(children.cases, 'child', 'children')}"
        verb = have(int(children.cases))
    than = "as many as" if found.moved == "as many" else f"{found.moved} than"
    moved = f", {than} in {since}" if found.moved else ""
    return f"{told} {verb} waited a year or more{moved}."


def _twelve_months(whole: Shown, result: Result) -> str:
    return (
        f"Over the twelve months to {long(whole.period)} it was "
        f"{figure(whole.value, result.measure.unit)} ({cases(whole, result.measure)}), which would "
        "not meet the target."
    )


def _basis(basis: Basis, since: str) -> str:
    """`It is out of 34 cases, 46 in May 2025: one more or fewer would move it by 2.9 points.`"""
    then = f", {count(basis.then)} in {since}" if basis.then else ""
    step = f": one more or fewer would move it by {amount(basis.step, '%')}" if basis.step else ""
    return f"It is out of {count(basis.now)} cases{then}{step}."


def _one_case(result: Result) -> str:
    case = "fewer" if result.measure.direction == "increase" else "more"
    return f"With one case {case} counted, it would not meet the target."

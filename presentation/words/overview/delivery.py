"""The answer to the overview's question, whether the plan is being delivered: one sentence, before
any count.

The first word rests on the targets that can be judged, and the clause on them follows it:

- `Not known yet`: none can be judged; or, where there is none, there are no figures at all.
- `Known only in part`: fewer than half of the targets can be judged.
- `Not yet`: none is met.
- `Yes`: all are met, no measure gets worse, no milestone is overdue, and the updates are not silent
  about one whose month has passed.
- `Mostly`: all are met (of those that can be judged), and one of these does not hold.
- `Partly`: anything else.

What does not hold comes last, the measure that needs attention most first. A first figure, which
has nothing to be better than, cannot be judged against a target that it does not meet.
"""

from collections.abc import Collection, Sequence

from data.plurals import are, counted, have, their
from kpis.definitions import Result, is_first
from kpis.milestones import MilestoneState
from kpis.trends import worsens
from presentation.words.overview.attention import Lately, failing
from presentation.words.waits import waited

_JUDGED = ("met", "improving", "not_improving")


def delivery(
    results: Sequence[Result],
    milestones: Sequence[MilestoneState],
    lately: Lately,
    unsure: Collection[str] = (),
) -> str:
    """The sentence: `Partly: most targets are met; the longest wait and 3 other measures are
    getting worse, and 14 milestones are overdue.` Of measures whose ids are `unsure` it is not
    known whether they are better than at the baseline: neither is said."""
    aimed = [one for one in results if one.target.kind != "none"]
    known = [one for one in aimed if _judged(one)]
    wrong = [
        clause for clause in (_measures(results, lately, unsure), _milestones(milestones)) if clause
    ]
    head, targets = _head(aimed, known, wrong), _targets(results, aimed, known, unsure)
    return f"{head}: {'; '.join(part for part in (targets, ', and '.join(wrong)) if part)}."


def _judged(result: Result) -> bool:
    first = is_first(result) and result.status != "met"
    return result.status in _JUDGED and not first


def _head(aimed: Sequence[Result], known: Sequence[Result], wrong: Sequence[str]) -> str:
    met = sum(one.status == "met" for one in known)
    if not known:
        return "Not known yet"
    if 2 * len(known) < len(aimed):
        return "Known only in part"
    if not met:
        return "Not yet"
    if met < len(known):
        return "Partly"
    return "Yes" if len(known) == len(aimed) and not wrong else "Mostly"


def _targets(
    results: Sequence[Result],
    aimed: Sequence[Result],
    known: Sequence[Result],
    unsure: Collection[str],
) -> str:
    """How many of the targets that can be judged are met, without a number."""
    if not known:
        any_figure = any(one.told for one in results)
        return "no target can be judged" if any_figure else "there are no figures"
    met = sum(one.status == "met" for one in known)
    with_figures = "" if len(known) == len(aimed) else _which(aimed)
    if len(known) == 1:
        return f"the one target{with_figures} is {'' if met else 'not '}met"
    if not met:
        better = [one for one in known if one.measure.id not in unsure]
        rising = 2 * sum(one.status == "improving" for one in better) > len(known)
        though = ", though most measures are improving" if rising else ""
        return f"no target{with_figures} is met{though}"
    return f"{_share(met, len(known), with_figures)} are met"


def _which(aimed: Sequence[Result]) -> str:
    hidden = any(one.status == "hidden" for one in aimed)
    return " that can be judged" if hidden else " with figures"


def _share(met: int, known: int, with_figures: str) -> str:
    if met == known:
        return f"all targets{with_figures}"
    if 2 * met > known:
        return f"most targets{with_figures}"
    return f"{'half' if 2 * met == known else 'fewer than half'} of the targets{with_figures}"


def _measures(results: Sequence[Result], lately: Lately, unsure: Collection[str]) -> str:
    """The measure that needs attention most, and how many more are not improving or getting
    worse."""
    found = [
        one
        for one in failing(results, lately)
        if one.measure.id not in unsure or worsens(lately.get(one.measure.id))
    ]
    if not found:
        return ""
    worst, *others = found
    name = waited(worst) or f"“{worst.measure.name}”"
    if not others:
        return f"{name} is {_doing(worst, lately)}"
    all_worse = all(worsens(lately.get(one.measure.id)) for one in found)
    verb = "getting worse" if all_worse else "not improving or getting worse"
    return f"{name} and {counted(len(others), 'other measure')} are {verb}"


def _doing(result: Result, lately: Lately) -> str:
    if not worsens(lately.get(result.measure.id)):
        return "not improving"
    return "rising" if waited(result) else "getting worse"


def _milestones(states: Sequence[MilestoneState]) -> str:
    overdue = sum(state.overdue for state in states)
    if overdue:
        return f"{counted(overdue, 'milestone')} {are(overdue)} overdue"
    if states and not any(state.updates for state in states):
        return "no milestone has been reported on"
    since = sum(state.passed_since for state in states)
    passed = f"{counted(since, 'milestone')} {have(since)} passed {their(since)} month"
    return f"{passed} since the newest updates" if since else ""

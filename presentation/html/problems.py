"""What is wrong with a file, grouped by rule: how often each is broken, and the first examples."""

from collections.abc import Sequence
from itertools import groupby

from data.plurals import counted, one_or_many
from data.problems import RULES, Code, Problem
from kpis.figures import NOTHING, count
from presentation.html.kit import Markup, TableColumn, join, table, tag, whole

EXAMPLES = 3
"""How many problems of each rule are shown; the list that can be downloaded has all."""
_LONGEST_VALUE = 80


def problem_groups(problems: Sequence[Problem]) -> Markup:
    """One heading and table a rule, the one that is broken most often first."""
    order = list(RULES)
    by_code = groupby(
        sorted(problems, key=lambda one: order.index(one.code)), key=lambda one: one.code
    )
    groups = sorted(
        ((code, list(found)) for code, found in by_code), key=lambda group: -len(group[1])
    )
    return join([_group(code, found) for code, found in groups])


def _group(code: Code, found: Sequence[Problem]) -> Markup:
    heading = tag("h4", RULES[code], tag("small", f" · {counted(len(found), 'place')}"))
    more = len(found) - EXAMPLES
    rest = (
        tag("p", tag("small", f"and {more:,} more like {one_or_many(more, 'this', 'these')}"))
        if more > 0
        else ""
    )
    return whole(
        heading,
        problem_table(found[:EXAMPLES], label=f"What to correct: {RULES[code].lower()}"),
        rest,
    )


def problem_table(problems: Sequence[Problem], *, label: str = "What to correct") -> Markup:
    """One row a problem: its line (a whole file has none), column, the value found, and what to
    do."""
    columns = [
        TableColumn(head, kind)
        for head, kind in (("Line", "line"), ("Column", "column"), ("Value found", "value"))
    ]
    return table(
        "problems cards labelled",
        label,
        [*columns, TableColumn("What to do")],
        map(_problem, problems),
    )


def _problem(problem: Problem) -> tuple[object, ...]:
    line = NOTHING if problem.line is None else count(problem.line)
    return line, problem.column or NOTHING, _found(problem), problem.message


def _found(problem: Problem) -> Markup | str:
    """The value as it stands in the file, cut where it is long; a fault that is not about a value
    has none."""
    if problem.value is None and problem.code is not Code.MISSING_VALUE:
        return NOTHING
    value = problem.value or ""
    if not value.strip():
        return tag("small", "(blank)")
    cut = len(value) > _LONGEST_VALUE
    return tag("span", f"{value[:_LONGEST_VALUE]}…" if cut else value, class_="found")

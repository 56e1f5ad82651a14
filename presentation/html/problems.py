"""What is wrong with a file, grouped by rule: how often each is broken, and the first examples."""

from collections.abc import Sequence
from itertools import chain, groupby

from data.plurals import counted, one_or_many
from data.problems import RULES, Code, Problem, by_cause, told_once
from kpis.figures import NOTHING, count
from presentation.html.kit import Markup, TableColumn, join, table, tag, whole

EXAMPLES = 3
"""How many causes of each rule are shown; the list that can be downloaded has all problems."""
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
    causes = by_cause(found)[:EXAMPLES]
    more = len(found) - sum(map(len, causes))
    rest = (
        tag("p", tag("small", f"and {more:,} more like {one_or_many(more, 'this', 'these')}"))
        if more > 0
        else ""
    )
    return whole(
        heading,
        problem_table(list(chain(*causes)), label=f"What to correct: {RULES[code].lower()}"),
        rest,
    )


def problem_table(problems: Sequence[Problem], *, label: str = "What to correct") -> Markup:
    """One row for all problems of one cause: the line of the first (a whole file has none), its
    column, the value found, what to do, and the other lines."""
    columns = [
        TableColumn(head, kind)
        for head, kind in (("Line", "line"), ("Column", "column"), ("Value found", "value"))
    ]
    return table(
        "problems cards labelled",
        label,
        [*columns, TableColumn("What to do")],
        map(_cause, by_cause(problems)),
    )


def _cause(cause: Sequence[Problem]) -> tuple[object, ...]:
    first = cause[0]
    line = NOTHING if first.line is None else count(first.line)
    return line, first.column or NOTHING, _found(first), told_once(cause)


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

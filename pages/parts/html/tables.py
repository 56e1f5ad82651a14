"""Plain tables, and the table of what is wrong with a file."""

from collections.abc import Collection, Iterable, Sequence

from data.problems import Problem
from kpis.figures import NOTHING, count
from pages.parts.html.tags import Column, Markup, table, tag

_LONGEST_VALUE = 80


def problem_table(problems: Sequence[Problem]) -> Markup:
    """One row a problem: its line (a whole file has none), column, the value found, what to do, and the code."""
    columns = [Column(head) for head in ("Line", "Column", "Value found", "What to do", "Code")]
    return table("problems cards labelled", "What to correct", columns, map(_problem, problems))


def _problem(problem: Problem) -> tuple[object, ...]:
    line = NOTHING if problem.line is None else count(problem.line)
    return line, problem.column or NOTHING, _found(problem), problem.message, problem.code.value


def _found(problem: Problem) -> Markup | str:
    """The value as it stands in the file, cut where it is long; a fault that is not about a value has none."""
    if problem.value is None:
        return NOTHING
    if not problem.value.strip():
        return tag("small", "(blank)")
    cut = len(problem.value) > _LONGEST_VALUE
    return tag("span", f"{problem.value[:_LONGEST_VALUE]}…" if cut else problem.value, class_="found")


def plain_table(
    head: Sequence[str], rows: Iterable[Sequence[object]], *, label: str = "", numeric: Collection[int] = ()
) -> Markup:
    """A table of text; the columns whose positions are in `numeric` align right. Wide ones become cards on a phone."""
    columns = [Column(words, "num" if position in numeric else "") for position, words in enumerate(head)]
    return table("plain cards labelled" if len(columns) > 4 else "plain", label, columns, rows)

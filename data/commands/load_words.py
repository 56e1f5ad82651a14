"""What a load did, in words for people: the counts, the warnings, and the first problems with what
to do."""

from data.loading import LoadResult, Request
from data.plurals import counted
from data.problems import Problem, by_cause, told_once

_SHOWN = 20
_LONGEST = 60


def words(result: LoadResult, request: Request) -> list[str]:
    """The lines to show for a load."""
    return [
        *_outcome(result, request),
        *_columns(result),
        *(f"Warning: {notice.message}" for notice in result.warnings),
        *_problems(result),
    ]


def _outcome(result: LoadResult, request: Request) -> list[str]:
    if result.status == "refused":
        total = counted(result.problems_total, "problem")
        return [f"{request.file} is refused: {total}. Nothing was stored."]
    if result.status == "already_loaded":
        return [
            f"The content of {request.file} is loaded already, as batch {result.batch}. Nothing "
            "was changed."
        ]
    if result.status == "dry_run":
        return [
            f"{request.file} can be loaded. Nothing was stored. {_counts(result)}",
            *_missing(result, request),
        ]
    return [
        f"{request.file} is loaded as batch {result.batch}. {_counts(result)}",
        *_missing(result, request),
    ]


def _counts(result: LoadResult) -> str:
    reach = f" (newest date in the file {result.newest:%d/%m/%Y})" if result.newest else ""
    return (
        f"{result.extract}, as at {result.as_at:%d/%m/%Y}{reach}: {counted(result.rows, 'row')}, "
        f"of which {result.new:,} new, {result.changed:,} changed and {result.unchanged:,} "
        "unchanged."
    )


def _missing(result: LoadResult, request: Request) -> list[str]:
    if not result.missing:
        return []
    if request.missing == "remove":
        return [f"Stored rows that this file removes: {result.missing:,}. They no longer count."]
    if result.left_since:
        return [
            f"Rows that left between {result.left_since:%d/%m/%Y} and {result.as_at:%d/%m/%Y}: "
            f"{result.missing:,}. They count as waiting at every month end before then; no "
            "assessment is assumed."
        ]
    return [f"Stored rows that the file does not hold: {result.missing:,}. They are kept."]


def _columns(result: LoadResult) -> list[str]:
    lines = []
    if result.ignored_columns:
        lines.append(f"Columns that were not read: {', '.join(result.ignored_columns)}.")
    if result.missing_columns:
        lines.append(
            f"Columns that the file lacks, taken as blank: {', '.join(result.missing_columns)}."
        )
    return lines


def _problems(result: LoadResult) -> list[str]:
    causes = by_cause(result.problems)
    shown = causes[:_SHOWN]
    lines = [f"  {_place(cause[0])}: {told_once(cause)}" for cause in shown]
    rest = result.problems_total - sum(map(len, shown))
    if rest > 0:
        lines.append(f"  and {counted(rest, 'problem')} more: --json lists them, up to 10,000.")
    return lines


def _place(problem: Problem) -> str:
    parts = [] if problem.line is None else [f"line {problem.line}"]
    parts += [problem.column] if problem.column else []
    parts += [f"“{_short(problem.value)}”"] if problem.value is not None else []
    return ", ".join(parts) or "the file"


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"

"""What is said of a file before it is loaded: how far it reaches, what to look at first, and why no
measure changes."""

from datetime import date

from data.checking import words
from data.extract import Extract
from data.loading import LoadResult, rows_in_words
from data.plurals import counted
from data.problems import KEYS_UNKNOWN, OLDER_EXTRACT, ROWS_GONE, Weight
from data.record import Missing
from kpis import months
from kpis.changes import Effect
from kpis.computing import last_period
from kpis.measures import measures
from presentation.words.grammar import begun, inside, joined, long_date

POLICIES: dict[Missing, str] = {
    "keep": "Keep them (they may be late)",
    "left": "They have left (the file lists only who is waiting)",
    "remove": "Remove them (they were loaded by mistake; earlier months change too)",
}
"""What may become of rows that a file does not hold, each with when it is right."""
_FATES: dict[Missing, str] = {
    "keep": "In use, but not in this file",
    "remove": "In use, and would no longer count",
}
TITLES = {
    Weight.NOTE: "The file can be loaded",
    Weight.LOOK: "Look at this before you load it",
    Weight.STOP: "Stop, and check that this is the right file",
}
"""What stands over what is said of a file, by its worst warning."""
STOPS = {
    KEYS_UNKNOWN: "These rows will count beside all that are there. Type yes if that is right",
    ROWS_GONE: "More than half of the rows in use are not in this file. Type yes if that is right",
}
"""What is asked before a file is loaded all the same, by the warning that stops it."""


def weight_of(result: LoadResult) -> Weight:
    """The weight of the worst warning of a file."""
    return max((notice.weight for notice in result.warnings), default=Weight.NOTE)


def stop_words(result: LoadResult) -> str:
    """What is asked before the file is loaded, by its worst warning; nothing where it may be."""
    asked = (STOPS[one.code] for one in result.warnings if one.weight is Weight.STOP)
    return next(asked, "")


def column_names(names: list[str]) -> str:
    """Names of columns in a sentence. A heading may be spelt so, too: `referral id`."""
    return ", ".join(map(words, names))


def read_words(result: LoadResult, extract: Extract) -> str:
    """What was read, and how far it and the figures reach."""
    newest = f" (newest date in the file: {long_date(result.newest)})" if result.newest else ""
    return (
        f"{extract.title}: {counted(result.rows, 'row')} read, none refused. "
        f"As at {long_date(result.as_at)}{newest}{reach_words(extract, result.as_at)}."
    )


def reach_words(extract: Extract, as_at: date) -> str:
    """How far figures can run: each measure to the last month whose cases have had their days by
    then, if its other extracts reach as far; nothing for an extract that takes no measure on."""
    reading = [
        measure
        for measure in measures().values()
        if extract.name in measure.extracts and not extract.reference
    ]
    ends = {last_period(as_at, measure.calculation.matures_after_days) for measure in reading}
    if not ends:
        return ""
    newest, *others = map(months.long, sorted(ends, reverse=True))
    earlier = f"; where cases are given time first, up to {joined(others)}" if others else ""
    return f", so figures can run up to {newest}{earlier}"


def fate_words(result: LoadResult, extract: Extract, missing: Missing) -> str:
    """How many rows the file does not hold, and what the choice makes of them; that there are none,
    where it is asked all the same."""
    if not result.missing and missing == "keep":
        return f"{begun(extract.rows)} of earlier lists that are not in this file: none so far"
    fate = _left(result) if missing == "left" else _FATES[missing]
    return f"{fate}: {rows_in_words(extract, result.missing)}"


def policy_words(result: LoadResult, extract: Extract, missing: Missing) -> str:
    """What becomes of the rows that the file does not hold, as a sentence; nothing where there are
    none."""
    if not result.missing:
        return ""
    if missing == "left":
        return (
            f"{_left(result)}: {rows_in_words(extract, result.missing)}. They count as waiting at "
            "every month end before then, and none counts as assessed."
        )
    return f"The missing {extract.rows} are {'removed' if missing == 'remove' else 'kept'}."


def _left(result: LoadResult) -> str:
    """`Left between 30 September 2026 and 31 October 2026`: after the last list that holds them."""
    until = long_date(result.as_at)
    if result.left_since in (None, result.as_at):
        return f"Left by {until}"
    return f"Left between {long_date(result.left_since)} and {until}"


def warning_words(result: LoadResult) -> list[str]:
    """The warnings, the worst first, and the columns that were not read and are not named yet."""
    told = [notice.message for notice in result.warnings]
    others = [
        name
        for name in result.ignored_columns
        if name.strip() and f"“{name}”" not in " ".join(told)
    ]
    return [*told, f"Not read and not stored: {', '.join(others)}."] if others else told


def unmoved_words(extract: Extract, effect: Effect, rows: int, *, older: bool = False) -> str:
    """Why no measure changes, where none does: by the number of `rows` that are new, changed or
    removed, and whether newer files are in use."""
    if effect.moved:
        return ""
    if not any(extract.name in measure.extracts for measure in measures().values()):
        return f"None is worked out from {inside(extract.title)}."
    if not rows:
        return "No row is new or different."
    if effect.restated:
        return "Only figures of earlier months do."
    if older:
        return "A newer file is in use for these rows."
    return "The rows that change are in none of the newest figures."


def why_unmoved(result: LoadResult, extract: Extract, effect: Effect, missing: Missing) -> str:
    """The same for a file."""
    rows = result.new + result.changed + result.withdrawn
    rows += 0 if missing == "keep" else result.missing
    older = any(notice.code == OLDER_EXTRACT for notice in result.warnings)
    return unmoved_words(extract, effect, rows, older=older)

"""What a change of the data does, in words: how many measures move, which rows change, how many
more months."""

from collections.abc import Sequence

from data.checking import words
from data.plurals import counted, one_or_many, their
from kpis.changes import Effect
from presentation.words.grammar import joined

_NAMED = 5


def effect_words(effect: Effect, *, why: str = "", past: bool = False) -> str:
    """How many measures move and how many of them change their status:
    `7 measures move; 1 changes its status.` `why` says why none does, where that is so."""
    moved, milestones = len(effect.moved), len(effect.milestones)
    statuses = [(before.status, after.status) for before, after in effect.moved]
    turned = sum(old != new and "hidden" not in (old, new) for old, new in statuses)
    said = f"No measure {'changed' if past else 'changes'}. {why}".rstrip()
    if moved:
        flips = (
            f"{turned or 'none'} {_verb('change', turned or 1, past)} {their(turned or 1)} status"
        )
        said = f"{counted(moved, 'measure')} {_verb('move', moved, past)}; {flips}."
    if milestones:
        said += f" {counted(milestones, 'milestone')} {_verb('change', milestones, past)}."
    return said


def _verb(verb: str, number: int, past: bool) -> str:
    return f"{verb}d" if past else one_or_many(number, f"{verb}s", verb)


def more_months(number: int) -> str:
    """How many further months there are: `and 5 earlier months`."""
    return f"and {counted(number, 'earlier month')}" if number > 0 else ""


def by_column_words(by_column: Sequence[tuple[str, int]]) -> str:
    """In how many rows each column changes:
    `support plan date in 6 rows, area in 3 rows and 2 more columns`."""
    named = [f"{words(name)} in {counted(count, 'row')}" for name, count in by_column[:_NAMED]]
    rest = len(by_column) - len(named)
    return joined([*named, *([counted(rest, "more column")] if rest else [])])

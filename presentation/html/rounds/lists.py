"""What a round asks for, as tables."""

from collections.abc import Sequence

from data.plurals import counted
from presentation.html.kit import Markup, TableColumn, folded, join, link, table, tag, whole
from presentation.words.rounds import DONE, RoundGroup, RoundLine

_WHAT, _STAND = TableColumn("What", "what"), TableColumn("How it stands", "stand")


def line_lists(lines: Sequence[RoundLine], part: str) -> Markup:
    """What is owed of a part of the page as a table; what waits and what is done under a fold
    each."""
    owed = [one for one in lines if one.owed]
    waits = [one for one in lines if not one.owed and not one.done]
    done = [one for one in lines if one.done]
    parts = [_line_table(owed, part)]
    if waits:
        words = counted(len(waits), "milestone")
        parts.append(_fold(f"{words} whose update is asked for first", waits))
    if done:
        parts.append(_fold(f"{len(done)} {DONE[part]}", done))
    return join(parts)


def group_list(groups: Sequence[RoundGroup]) -> Markup:
    """A fold for each person or post, with how many of theirs are done; the only one stands
    open."""
    opened = len(groups) == 1
    columns = (_WHAT, _STAND)
    tables = [
        table("round cards", one.name, columns, [(_what(line), _stand(line)) for line in one.lines])
        for one in groups
    ]
    words = [one.words for one in groups]
    return whole(*(folded(*one, opened=opened) for one in zip(words, tables, strict=True)))


def _line_table(lines: Sequence[RoundLine], label: str) -> Markup:
    """One row a thing: what it is, which leads to where it is done, who answers for it, and how it
    stands."""
    columns = (_WHAT, TableColumn("Who answers for it", "who"), _STAND)
    cells = [(_what(one), one.who, _stand(one)) for one in lines]
    return table("round cards", label, columns, cells)


def _fold(words: str, lines: Sequence[RoundLine]) -> Markup:
    return whole(folded(words, _line_table(lines, words)))


def _what(one: RoundLine) -> Markup:
    what = link(one.what, one.page, one.query) if one.page else one.what
    return join([what, tag("small", one.under, class_="under") if one.under else ""])


def _stand(one: RoundLine) -> Markup | str:
    return tag("b", one.state, class_="late") if one.late else one.state

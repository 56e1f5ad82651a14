"""What a pasted list of who answers for what would do, line by line."""

from collections.abc import Sequence

from data.record import Holder
from kpis.record import PersonLine, PostName
from presentation.html.kit import Markup, plain_table, tag
from presentation.words import short_date
from presentation.words.rounds import LIST_HEAD, WRONG_HEAD, column_of, line_words, post_choice


def wrong_lines(lines: Sequence[PersonLine]) -> Markup:
    """The lines that cannot be stored, with what to do about each; nothing where there are none."""
    wrong = [
        (one.line, column_of(fault), fault)
        for one in lines
        if one.what == "wrong"
        for fault in one.faults
    ]
    return plain_table(WRONG_HEAD, wrong, label="Lines that cannot be stored")


def right_lines(lines: Sequence[PersonLine]) -> Markup:
    """What the others would do."""
    rows = [_row(one, one.holder) for one in lines if one.holder]
    return plain_table(LIST_HEAD, rows, label="What the list would do")


def _row(one: PersonLine, held: Holder) -> tuple[object, ...]:
    words = line_words(one)
    done = words if one.what == "unchanged" else tag("b", words)
    until = short_date(held.until) if held.until else "–"
    who = tag("span", f"{held.name}, {held.address}", class_="address")
    post = post_choice(PostName(held.post, held.of))
    return one.line, done, post, who, short_date(held.from_date), until

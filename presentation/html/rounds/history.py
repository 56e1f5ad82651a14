"""Rounds that are over, as a table."""

from collections.abc import Sequence

from data.record import Holder
from kpis import months
from kpis.rounds import PastRound, Silence
from presentation.html.kit import Markup, TableColumn, folded, join, link, table, tag
from presentation.words.rounds import (
    ALL_UPDATED,
    EARLIER_ROUNDS,
    by_words,
    lead_words,
    silence_words,
)


def past_round_table(rounds: Sequence[PastRound], held: Sequence[Holder]) -> Markup:
    """One row a round: how many milestones were updated in time, how many extracts were in, and
    whose milestones were not updated, with the names of the posts' holders where these are
    told."""
    columns = (
        TableColumn("Round", "name"),
        TableColumn("Milestones updated in time", "heard"),
        TableColumn("Extracts in by then", "in"),
        TableColumn("Not updated", "unheard"),
    )
    rows = [_cells(one, held) for one in rounds]
    return table("rounds cards labelled", EARLIER_ROUNDS, columns, rows)


def _cells(one: PastRound, held: Sequence[Holder]) -> tuple[object, ...]:
    name = join([months.long(one.month), tag("small", by_words(one), class_="under")])
    heard = f"{one.heard} of {one.milestones}"
    extracts = f"{one.extracts_in} of {one.extracts}"
    return name, heard, extracts, _silent(one, held) if one.silent else ALL_UPDATED


def _silent(one: PastRound, held: Sequence[Holder]) -> Markup:
    leads = [tag("li", lead_words(each, held, one.by), ": ", _ids(each)) for each in one.silent]
    return folded(silence_words(one), tag("ul", *leads))


def _ids(one: Silence) -> Markup:
    ways = [link(id, "action", {"id": id.partition(".")[0]}) for id in one.milestones]
    return join(ways, ", ")

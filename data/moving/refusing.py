"""What is looked at before anything is copied."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.moving.carried import CarriedTable, MoveError
from data.moving.digests import named, of_record
from data.sql import identifier, literal
from data.store import ARRIVING, MOVED_TO
from data.store.server import Link, LinkedSide, table_in

WORKED_OUT = ("points", "computed")
"""What whoever looks into an empty record leaves there."""
_SHARE = 3
"""What PostgreSQL keeps takes at least so many times what a file of it does."""


@dataclass(frozen=True)
class Begun:
    """What an earlier move from here to there has left: it was `killed` on its way, or all has
    `ended` there."""

    killed: bool
    ended: bool


def refuse_moved_elsewhere(here: LinkedSide, there: LinkedSide) -> Begun:
    """Neither was moved to, or is being moved from, a third place. What was begun before. Raises
    MoveError."""
    if elsewhere := _told(there, MOVED_TO):
        raise MoveError(
            f"The record of {there.name} was moved to {elsewhere}: choose a new one to move to."
        )
    begun = _told(here, MOVED_TO) or ""
    if begun not in ("", there.name):
        raise MoveError(
            f"The record of {here.name} was moved to {begun}: move it from there, or say "
            "python -m data move --cancel first if it was a mistake."
        )
    if _told(here, ARRIVING):
        raise MoveError(f"The record of {here.name} has not come there as a whole: repeat that.")
    if (waits := _told(there, ARRIVING)) not in (None, "", here.name):
        raise MoveError(
            f"{there.name} waits for the record of {waits}, which was being moved there: choose "
            "another place, or remove what is there."
        )
    return Begun(killed=bool(begun and waits), ended=bool(begun) and waits == "")


def refuse_used(there: LinkedSide, tables: Sequence[CarriedTable]) -> None:
    """Nothing is stored at the new place that could not be worked out anew. Raises MoveError."""
    asked = " UNION ALL ".join(
        f"SELECT {literal(table.name)} AS used WHERE EXISTS "
        f"(SELECT 1 FROM {named(there, table)} WHERE {of_record(table)})"
        for table in tables
        if table.name not in WORKED_OUT
    )
    if used := there.ask(f"SELECT * FROM ({asked}) AS every_table LIMIT 1"):
        raise MoveError(
            f"{there.name} is in use: its table {used[0][0]} has rows. Choose an empty one "
            "(docs/postgresql.md, part 6)."
        )


def refuse_nul(link: Link, tables: Sequence[CarriedTable]) -> None:
    """No text of the file has a character that PostgreSQL cannot keep. Raises MoveError."""
    for table in tables:
        texts = [name for name, kind in table.columns.items() if kind == "VARCHAR"]
        wrong = ", ".join(f"count_if(contains({identifier(name)}, chr(0)))" for name in texts)
        where = table_in(link.file, (table.schema, table.name))
        counts = link.root.execute(f"SELECT {wrong} FROM {where}").fetchall()[0] if texts else ()
        for name, count in zip(texts, counts, strict=True):
            if count:
                raise MoveError(
                    f"The column {name} of the table {table.said} has the character NUL in "
                    f"{count:,} of its rows, which PostgreSQL cannot keep: nothing was moved."
                )


def refuse_full(path: Path, there: LinkedSide) -> None:
    """There is room for the file. Raises MoveError."""
    ((size,),) = there.ask("SELECT pg_database_size(current_database())")
    free = shutil.disk_usage(path.parent).free
    if free < size / _SHARE:
        raise MoveError(
            f"{path.parent} has {free // 10**6:,} MB of room, and the record may need "
            f"{size // _SHARE // 10**6:,}: free some space and repeat."
        )


def _told(side: LinkedSide, name: str) -> str | None:
    found = side.ask(f"SELECT content FROM properties WHERE name = {literal(name)}")
    return found[0][0] if found else None

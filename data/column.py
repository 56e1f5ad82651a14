"""What a column of an extract is: what its cells hold, by which headings it is known, and what is
asked of its values."""

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from data.dates import LIKELY, Likely
from data.text import squeeze

ColumnKind = Literal[
    "text", "date", "month", "period", "choice", "choices", "yes_no", "integer", "number"
]
KEY_LIMIT, FREE_TEXT_LIMIT = 200, 10_000


class Declared(BaseModel):
    """A part of a declaration: fixed once written, and with no field that is not known here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(Declared):
    """One column. `choices` are the allowed values; an `open` choice keeps others, with a warning.

    `aliases` are other headings, as `squeeze` compares; `any_of` are headings whose yes/no columns
    are or-ed into this one; `within` those of a column in which a key counts: with one beside it,
    both joined by a hyphen are the value. `repeated`: what to do where two rows have one key;
    `listed`: the extract that should hold its values, and in which rows (SQL). `future` allows
    dates after the as-at date; `likely` and `watch` warn of older dates and new values; texts end
    at `limit`. `stands_for` are pairs of another text (in any case) and the value that it stands
    for; `marks` are texts that say that there is no value any more, as publishers write in place of
    a figure that they have withdrawn.
    """

    name: str
    kind: ColumnKind = "text"
    about: str
    required: bool = False
    key: bool = False
    choices: tuple[str, ...] = ()
    open: bool = False
    aliases: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    repeated: str = ""
    listed: tuple[str, str] | None = None
    future: bool = False
    signed: bool = False
    watch: bool = False
    limit: int = KEY_LIMIT
    default: str | None = None
    likely: Likely = LIKELY
    stands_for: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def is_free_text(self) -> bool:
        """Whether it holds sentences rather than a name, a key or one of a few values."""
        return self.kind == "text" and self.limit == FREE_TEXT_LIMIT

    @cached_property
    def headings(self) -> frozenset[str]:
        """Every heading that names this column, squeezed."""
        return frozenset(squeeze(name) for name in (self.name, *self.aliases, *self.any_of))


def text(
    name: str,
    about: str,
    *aliases: str,
    key: bool = False,
    required: bool = False,
    long: bool = False,
) -> Column:
    """A text column: a key or name of at most 200 characters, or free text of at most 10,000."""
    limit = FREE_TEXT_LIMIT if long else KEY_LIMIT
    return Column(
        name=name, about=about, aliases=aliases, key=key, required=key or required, limit=limit
    )


def day(
    name: str,
    about: str,
    *aliases: str,
    required: bool = False,
    key: bool = False,
    future: bool = False,
) -> Column:
    """A date column."""
    return Column(
        name=name,
        kind="date",
        about=about,
        aliases=aliases,
        required=key | required,
        key=key,
        future=future,
    )


def choice(
    name: str, about: str, choices: tuple[str, ...], *aliases: str, required: bool = False
) -> Column:
    """A column that holds one of a few values."""
    return Column(
        name=name, kind="choice", about=about, choices=choices, aliases=aliases, required=required
    )


def yes_no(name: str, about: str, *aliases: str, any_of: tuple[str, ...] = ()) -> Column:
    """A yes/no column; with `any_of`, yes where any of those columns says yes."""
    return Column(name=name, kind="yes_no", about=about, aliases=aliases, any_of=any_of)


def whole(
    name: str, about: str, *, required: bool = True, key: bool = False, default: str | None = None
) -> Column:
    """A column of counts: whole numbers that are not negative."""
    return Column(
        name=name, kind="integer", about=about, required=required, key=key, default=default
    )

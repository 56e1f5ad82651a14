"""A list of who answers for what, as somebody pasted it: what each line would do to the record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import ValidationError

from data.clock import typed_date
from data.problems import RefusedError
from data.reader import Reader
from data.reading import read_pasted
from data.record import Entry, Holder
from data.text import squeeze
from kpis.record.fault import Fault
from kpis.record.holders import holders
from kpis.record.post_names import post_named
from kpis.record.posts import PostName
from kpis.record.writing import Change, faults_together

PEOPLE_COLUMNS = ("post", "of", "name", "address", "deputy", "deputy_address", "from", "until")
_NEEDED = {"post", "of", "name", "address", "from"}
_NO_DAY = "no day"
_HEADINGS = (
    f"The first line has to be the headings: {', '.join(PEOPLE_COLUMNS)}. Copy them from the "
    "template, with the lines below them. Missing: {missing}."
)
What = Literal["new", "changed", "unchanged", "blank", "wrong"]
Told = Callable[[ValidationError], Sequence[str]]
"""What a model refused, in sentences."""


@dataclass(frozen=True)
class PersonLine:
    """A line of the list, and what it would do: an entry, new or instead of `old`; or why not. A
    *blank* line names nobody, as those of the template."""

    line: int
    what: What
    holder: Holder | None = None
    old: Entry | None = None
    faults: tuple[str, ...] = ()

    @property
    def change(self) -> Change | None:
        """What is to be put on the record; None where nothing is."""
        if self.holder is None or self.what not in ("new", "changed"):
            return None
        return Change(self.holder, self.old and self.old.id)


@dataclass(frozen=True)
class _Known:
    """What each line is held against."""

    entries: Sequence[Entry]
    author: Reader
    day: date
    told: Told
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)
    """The lines that were read, by what they are about."""


def people_lines(
    text: str, entries: Sequence[Entry], author: Reader, day: date, told: Told
) -> list[PersonLine]:
    """What each line would do to the record as it stands on a day, in the order of the lines, all
    faults at once; those that the model finds are `told` in sentences."""
    try:
        pasted = read_pasted(text, _fits)
    except RefusedError as error:
        return [_wrong(one.line or 1, [one.message]) for one in error.problems]
    at = {squeeze(name): place for place, name in enumerate(pasted.header)}
    places = {name: at[squeeze(name)] for name in PEOPLE_COLUMNS if squeeze(name) in at}
    if missing := [name for name in PEOPLE_COLUMNS if name in _NEEDED - places.keys()]:
        return [_wrong(1, [_HEADINGS.format(missing=", ".join(missing))])]
    known = _Known(entries, author, day, told)
    read = [
        _read(line, {name: cells[place] for name, place in places.items()}, known)
        for line, cells in pasted.rows
    ]
    wrong = [_wrong(one.line or 1, [one.message]) for one in pasted.problems]
    return sorted([*_beside(read, known), *wrong], key=lambda one: one.line)


def _fits(header: Sequence[str]) -> bool:
    return {*map(squeeze, _NEEDED)} <= {*map(squeeze, header)}


def _wrong(line: int, faults: Sequence[str]) -> PersonLine:
    return PersonLine(line, "wrong", faults=tuple(dict.fromkeys(faults)))


def _read(line: int, cells: Mapping[str, str], known: _Known) -> PersonLine:
    """One line, by itself and beside the record."""
    if not any(cells.get(name) for name in PEOPLE_COLUMNS[2:]):
        return PersonLine(line, "blank")
    post = post_named(cells["post"], cells["of"], known.entries, known.day)
    faults = [post] if isinstance(post, Fault) else []
    # A post that nobody knows: the rest of the line is told of too.
    name = PostName("lead", cells["of"] or "-") if isinstance(post, Fault) else post
    until = cells.get("until", "")
    fields = {
        **name._asdict(),
        "name": cells["name"],
        "address": cells["address"],
        "deputy": cells.get("deputy") or None,
        "deputy_address": cells.get("deputy_address") or None,
        "from_date": typed_date(cells["from"]) or _NO_DAY,
        "until": (typed_date(until) or _NO_DAY) if until else None,
    }
    try:
        holder = Holder.model_validate(fields)
    except ValidationError as error:
        return _wrong(line, [*faults, *known.told(error)])
    return _wrong(line, faults) if faults else _against(line, holder, known)


def _against(line: int, holder: Holder, known: _Known) -> PersonLine:
    """A line that can be read, against the record and the lines before it."""
    about = _about(holder)
    first = known.seen.setdefault(about, line)
    if first != line:
        words = f"Line {first} names the same person for the same post from the same day: keep one."
        return _wrong(line, [words])
    old = next((entry for entry, one in holders(known.entries) if _about(one) == about), None)
    if old and isinstance(old.written, Holder):
        same = old.written.model_copy(update={"of": holder.of}) == holder
        return PersonLine(line, "unchanged" if same else "changed", holder, old)
    return PersonLine(line, "new", holder)


def _about(holder: Holder) -> tuple[object, ...]:
    return PostName(holder.post, holder.of).key, holder.address, holder.from_date


def changes_of(lines: Sequence[PersonLine]) -> list[Change]:
    """What the lines put on the record: corrections first, for a line may end what another, above
    it, goes on from."""
    return [one.change for one in _in_order(lines) if one.change]


def _in_order(lines: Sequence[PersonLine]) -> list[PersonLine]:
    return sorted((one for one in lines if one.change), key=lambda one: one.what == "new")


def _beside(read: Sequence[PersonLine], known: _Known) -> Iterator[PersonLine]:
    """The lines, each also by the rules of the record, beside the others."""
    faults = faults_together(changes_of(read), known.author, known.entries, known.day)
    found = {one.line: said for one, said in zip(_in_order(read), faults, strict=True) if said}
    for one in read:
        yield _wrong(one.line, found[one.line]) if one.line in found else one

"""The fields of a mapping that are alike: a list to pick from, a heading of the file, what holds
for the whole file, and what words mean."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from itertools import combinations

import streamlit as st

from data.checking import words as as_words
from data.column import Column
from data.guessing import MOST_WORDS, Seen, guess_words
from data.mapping import Fixed, MappedColumn, Mapping, Means
from data.reading import identity_of
from data.text import squeeze

NOTHING, ONE_VALUE = "", "\0one value"
_LABELS = {NOTHING: "Not in the file", ONE_VALUE: "The same for the whole file"}
_LEFT_OUT = "\0left out"
_PLACEHOLDER = "Choose one"


def picked(label: str, options: Dictionary[str, str], key: str, *, begins: str | None) -> str:
    """One of the options (value: label); empty where none is chosen yet."""
    listed = list(options)
    found = st.selectbox(
        label,
        listed,
        index=listed.index(begins) if begins is not None and begins in options else None,
        format_func=lambda value: options.get(value, value),
        placeholder=_PLACEHOLDER,
        key=key,
    )
    return found or NOTHING


def headings_of(seen: Seen) -> list[str]:
    """The headings that may be mapped: none that looks like a person's identity."""
    return [one for one in seen.headings if not identity_of(one)]


def column_field(
    column: Column,
    seen: Seen,
    begun: Mapping,
    key: str,
    *,
    label: str = "",
    else_begins: str = NOTHING,
) -> MappedColumn | Fixed | None:
    """Which heading is a column and what its words mean there, or what it holds in every row; None
    where nothing is said of it. `else_begins` is chosen where nothing is known."""
    held = next((one for one in begun.columns if one.column == column.name), None)
    fixed = next((one.value for one in begun.fixed if one.column == column.name), "")
    own = next((one for one in seen.headings if squeeze(one) in column.headings), None)
    begins = held.heading if held else ONE_VALUE if fixed else own or else_begins
    needed = " (needed)" if column.required else ""
    options = {} if own else {NOTHING: _LABELS[NOTHING]}
    options |= {ONE_VALUE: _LABELS[ONE_VALUE]} | {one: one for one in headings_of(seen)}
    chosen = picked(
        label or f"{as_words(column.name).capitalize()}{needed}",
        options,
        f"{column.name}-{key}",
        begins=begins,
    )
    if chosen == ONE_VALUE:
        return _one_value(column, fixed, key)
    if not chosen:
        return None
    before = held.words if held and held.heading == chosen else ()
    place = f"{key}-{seen.headings.index(chosen)}"
    said = meanings(column, seen.under(chosen), before, place)
    if chosen == own and not said:
        return None
    return MappedColumn(heading=chosen, column=column.name, words=said)


def _one_value(column: Column, fixed: str, key: str) -> Fixed | None:
    label, key = f"{as_words(column.name).capitalize()} in every row", f"{column.name}-value-{key}"
    if column.choices:
        named = {one: as_words(one) for one in column.choices}
        value = picked(label, named, key, begins=fixed or None)
    else:
        value = st.text_input(label, fixed, max_chars=200, key=key)
    value = (value or "").strip()
    return Fixed(column=column.name, value=value) if value else None


def meanings(
    column: Column,
    words: Sequence[str],
    before: Sequence[Means],
    key: str,
) -> tuple[Means, ...]:
    """What each of the words means that is none of the column's own; nothing where the column takes
    any text, or where there are too many to be choices. `before` is what was said of them."""
    own = set(map(squeeze, column.choices))
    strange = [one for one in words if squeeze(one) not in own and not _number(one)]
    if not own or not strange or len(words) > MOST_WORDS:
        return ()
    known = {squeeze(one.word): one for one in (*guess_words(column, strange), *before)}
    return tuple(
        said
        for at, word in enumerate(strange)
        if (said := _meaning(column, word, known.get(squeeze(word)), f"word-{at}-{key}"))
    )


def _number(word: str) -> bool:
    return word.removesuffix(".0").isdecimal()


def _meant(column: Column) -> list[str]:
    """What a word may mean: one of the choices, or several where the column holds several."""
    most = len(column.choices) if column.kind == "choices" else 1
    sizes = range(1, most + 1)
    return ["+".join(some) for size in sizes for some in combinations(column.choices, size)]


def _meaning(column: Column, word: str, begins: Means | None, key: str) -> Means | None:
    options = {one: as_words(one) for one in _meant(column)}
    if not column.required:
        options |= {_LEFT_OUT: "Nothing: leave it out"}
    first = None if begins is None else begins.means or _LEFT_OUT
    chosen = picked(f"“{word}” means", options, key, begins=first)
    if not chosen:
        return None
    return Means(word=word, means=None if chosen == _LEFT_OUT else chosen)

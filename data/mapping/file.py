"""A file as its mapping reads it: another layout of an extract's rows."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from data.column import Column, text
from data.extract import Adapter, Extract
from data.mapping.dates import plain_date
from data.mapping.labels import labels
from data.mapping.model import Mapping, Means
from data.problems import Code, Problem, RefusedError
from data.sql import identifier, literal, value
from data.text import squeeze

_ASKED = "question {}"
_WITHIN = "{} within"


class MappedFile(Adapter):
    """The layout that a mapping says. Its columns are those of the extract that a file may hold
    itself, and one for each question that is answered in a column of its own."""

    mapping: Mapping
    own: Extract

    def takes(self, header: Sequence[str]) -> bool:
        """Whether a file with this header has all that the mapping names."""
        return self.mapping.fits(labels(header))

    def places(self, header: Sequence[str]) -> dict[str, list[int]]:
        """The positions of the columns: as the mapping says, and by their own headings where it
        says nothing. Raises RefusedError with each heading that the file lacks."""
        called = labels(header)
        at = {squeeze(label): position for position, label in enumerate(called)}
        lacking = [one for one in self.mapping.used if squeeze(one) not in at]
        if lacking:
            raise RefusedError([_lacking(self.mapping, one, called) for one in lacking])
        own = self._own_places(header, {at[squeeze(one)] for one in self.mapping.used})
        unsaid = [one for one in self.own.required if own.get(one.name) == []]
        if unsaid:
            raise RefusedError([_unsaid(self.mapping, one) for one in unsaid])
        said = {one.column: [at[squeeze(one.heading)]] for one in self.mapping.columns}
        asked = {
            _ASKED.format(number): [at[squeeze(one.heading)]]
            for number, one in enumerate(self.mapping.questions)
        }
        return own | said | asked

    def _own_places(self, header: Sequence[str], taken: set[int]) -> dict[str, list[int]]:
        """The columns that nothing is said of, where the file has them itself."""
        left = [one for one in self.own.columns if one.name not in self.mapping.settled]
        if self.mapping.questions:
            return {one.name: [] for one in left if one.name != "response_id"}
        named = self.own.named_by(header)
        places = {
            one.name: [at for at, name in enumerate(named) if name == one.name and at not in taken]
            for one in left
        }
        beside = [one for one in self.columns if one.name not in self.own.names]
        return places | {
            one.name: [at for at, name in enumerate(header) if squeeze(name) in one.headings]
            for one in beside
        }

    def joined(self, found: Collection[str]) -> Collection[str]:
        """The keys that it joins: of a person and a number, or of an id and the question."""
        if self.mapping.questions or self.mapping.by_question:
            return {"response_id"}
        return {name for name in self.own.names if _WITHIN.format(name) in found}

    def sql(self, found: Collection[str]) -> str:
        """The rows of the file, or one for each answer in them, in the extract's words."""
        if self.mapping.questions:
            return self._answers(found)
        made = {one.name: self._cell(one) for one in self.own.columns}
        for name in self.own.names:
            if _WITHIN.format(name) in found:
                made[name] = f"{identifier(_WITHIN.format(name))} || '-' || {made[name]}"
        if self.mapping.by_question:
            asked = value(self.own.column("question"), made["question"])
            made["response_id"] = f"{made['response_id']} || '-' || {asked}"
        cells = [f"{made[name]} AS {identifier(name)}" for name in self.own.names]
        return f"SELECT line, {', '.join(cells)}, CAST(NULL AS VARCHAR) AS skipped FROM source"

    def _cell(self, column: Column) -> str:
        """SQL for the text of one column: what is said of the whole file, or the cell in the
        contract's words."""
        for one in self.mapping.fixed:
            if one.column == column.name:
                return literal(one.value)
        cell = identifier(column.name)
        words = next((one.words for one in self.mapping.columns if one.column == column.name), ())
        if column.kind in ("date", "month"):
            cell = plain_date(cell, self.mapping)
        return _meant(cell, words)

    def _answers(self, found: Collection[str]) -> str:
        """A row for each answer that is given. A response that has no number of its own is known by
        its moment, and by its place among those of the same moment."""
        moment = identifier("completed_date")
        number = (
            identifier("response_id")
            if "response_id" in found
            else f"""{moment} || CASE WHEN twin > 1 THEN ' (' || twin || ')' ELSE '' END"""
        )
        cells = {
            one.name: self._cell(one)
            for one in self.own.columns
            if one.name not in ("response_id", "question", "answer")
        }
        parts = " UNION ALL ".join(
            self._asked(at, cells, f"{literal(self.mapping.before)} || {number}")
            for at in range(len(self.mapping.questions))
        )
        return f"""WITH people AS (
            SELECT *, row_number() OVER (PARTITION BY {moment} ORDER BY line) AS twin FROM source)
            SELECT * FROM ({parts}) ORDER BY line"""

    def _asked(self, at: int, cells: dict[str, str], number: str) -> str:
        asked, cell = self.mapping.questions[at], identifier(_ASKED.format(at))
        made = cells | {
            "response_id": f"{number} || '-' || {literal(asked.question)}",
            "question": literal(asked.question),
            "answer": _meant(cell, asked.answers),
        }
        listed = ", ".join(f"{made[name]} AS {identifier(name)}" for name in self.own.names)
        out = [squeeze(one.word) for one in asked.answers if one.means is None]
        skipped = (
            f"CASE WHEN squeezed({cell}) IN ({', '.join(map(literal, out))}) "
            f"THEN 'left out by the mapping (' || {cell} || ')' END"
            if out
            else "CAST(NULL AS VARCHAR)"
        )
        return f"SELECT line, {listed}, {skipped} AS skipped FROM people WHERE {cell} IS NOT NULL"


def mapped_file(mapping: Mapping, extract: Extract) -> MappedFile:
    """The layout of the files that a mapping reads as rows of this extract."""
    questions = [text(_ASKED.format(at), one.question) for at, one in enumerate(mapping.questions)]
    columns = tuple(
        one for one in extract.columns if not questions or one.name not in ("question", "answer")
    )
    within = [
        text(_WITHIN.format(one.name), "The column in which a key counts.", *one.within)
        for one in extract.columns
        if one.within and not questions
    ]
    return MappedFile(
        name=extract.name,
        title=extract.title,
        rows=extract.rows,
        about=extract.about,
        columns=(*columns, *questions, *within),
        mapping=mapping,
        own=extract,
    )


def _meant(cell: str, words: Sequence[Means]) -> str:
    """SQL for the contract's word for what a cell says; the cell itself where nothing is said of
    it."""
    if not words:
        return cell
    cases = " ".join(
        f"WHEN {literal(squeeze(one.word))} THEN "
        + (literal(one.means) if one.means is not None else "CAST(NULL AS VARCHAR)")
        for one in words
    )
    other = cell
    if any(one.word.isdecimal() for one in words):
        # Else a 5 of ten that nothing is said of would be the contract's, which is its best.
        off = f"{cell} || ' (not on the scale of the mapping)'"
        number = f"regexp_full_match({cell}, '\\d+([.]0+)?')"
        other = f"CASE WHEN {number} THEN {off} ELSE {cell} END"
    return f"CASE squeezed({cell}) {cases} ELSE {other} END"


def _lacking(mapping: Mapping, heading: str, have: Sequence[str]) -> Problem:
    near = get_close_matches(heading, have, n=1, cutoff=0.6)
    nearest = f" The nearest heading in the file is “{near[0]}”." if near else ""
    message = (
        f"The mapping “{mapping.name}” reads a column headed “{heading}”, which this file does not "
        f"have.{nearest} Export the file as before, or map its columns anew."
    )
    return Problem(line=1, column=None, value=heading, code=Code.MISSING_COLUMN, message=message)


def _unsaid(mapping: Mapping, column: Column) -> Problem:
    message = (
        f"The column {column.name} is needed. {column.about} The mapping “{mapping.name}” says "
        "nothing of it, and no heading of the file is it: add it to the mapping."
    )
    return Problem(
        line=1, column=column.name, value=None, code=Code.MISSING_COLUMN, message=message
    )

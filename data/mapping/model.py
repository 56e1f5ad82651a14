"""What a mapping says: which of a file's headings is which column, and what its words, its dates
and its numbers mean. It says it of a heading, never of a place in the file."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import StringConstraints

from data.column import Declared
from data.dates import Dates
from data.extract import Extract
from data.mapping.labels import LARGEST
from data.text import squeeze

Heading = Annotated[str, StringConstraints(min_length=1, max_length=LARGEST)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Means(Declared):
    """What a word of the file means in the contract's words; `means` is None where what it says is
    left out."""

    word: Word
    means: Word | None


class MappedColumn(Declared):
    """A heading of the file that is a column of the extract, and what its words mean there. A word
    that is not among them stands for itself."""

    heading: Heading
    column: str
    words: tuple[Means, ...] = ()


class Fixed(Declared):
    """What a column holds in every row, because the whole file is of one."""

    column: str
    value: Word


class Question(Declared):
    """A heading under which stand the answers to one question, and what its answers mean."""

    heading: Heading
    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    answers: tuple[Means, ...] = ()


class Mapping(Declared):
    """How the files of one system are read as rows of an extract.

    `headings` are those of the file that it was made from. With `questions` each row of the file is
    a person's answers to several, and becomes a row for each answer; `before` stands before the
    number of each, where another survey counts from 1 too. `by_question`: each row is an answer,
    and one number stands for all answers of a person: it is joined to the question.
    `month_first`, `short_years` (two digits are of this century) and `drop_times` are statements
    about all dates of the file.
    """

    kind: Literal["mapping"] = "mapping"
    name: Name
    extract: str
    headings: tuple[str, ...]
    columns: tuple[MappedColumn, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    questions: tuple[Question, ...] = ()
    before: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    by_question: bool = False
    month_first: bool = False
    short_years: bool = False
    drop_times: bool = False

    @property
    def subject(self) -> str:
        """The mappings of this name."""
        return f"{squeeze(self.name)}:mapping"

    @property
    def used(self) -> tuple[str, ...]:
        """The headings that it says something of: a file without one of them is another file."""
        return tuple(one.heading for one in (*self.columns, *self.questions))

    @property
    def settled(self) -> frozenset[str]:
        """The columns of the extract that it says something of."""
        made = {"question", "answer"} if self.questions else set()
        return frozenset(
            {one.column for one in self.columns} | {one.column for one in self.fixed} | made
        )

    @property
    def dates(self) -> Dates:
        """What is said of the dates of the file."""
        return Dates(month_first=self.month_first, drop_times=self.drop_times)

    def fits(self, have: Sequence[str]) -> bool:
        """Whether a file whose columns are called so (`labels`) has every heading that is used."""
        known = set(map(squeeze, have))
        return all(squeeze(heading) in known for heading in self.used or self.headings)


def gaps(mapping: Mapping, extract: Extract) -> Iterator[tuple[str, str]]:
    """What keeps a mapping from being one: the column or part that it is about (`name`, `columns`
    or the name of a column), and a sentence that says what to do."""
    if not mapping.used and not mapping.by_question:
        yield "columns", "Say of at least one heading of the file which column it is."
    given = [one.column for one in mapping.columns] + [one.column for one in mapping.fixed]
    for name in dict.fromkeys(given):
        if name not in extract.names:
            yield name, f"{extract.title} have no column {name}."
        elif given.count(name) > 1:
            yield name, f"Two headings or values are given for {name}: keep one."
    used = [squeeze(heading) for heading in mapping.used]
    for at, heading in enumerate(mapping.used):
        if used.index(squeeze(heading)) < at:
            yield "columns", f"“{heading}” is taken for two columns: keep one."
    yield from _missing(mapping, extract)


def _missing(mapping: Mapping, extract: Extract) -> Iterator[tuple[str, str]]:
    """The required columns that nothing is said of, and that the file does not have itself. A row
    made of an answer has no headings of its own; its id is made where there is none."""
    have = set() if mapping.questions else set(map(squeeze, mapping.headings))
    made = {"response_id"} if mapping.questions else set()
    for column in extract.required:
        if column.name not in mapping.settled | made and not column.headings & have:
            yield (
                column.name,
                f"Choose the heading that is {column.name}: it is needed. {column.about}",
            )

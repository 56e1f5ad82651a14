"""Text that somebody pasted, from a spreadsheet or out of a CSV file, as rows."""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from data.problems import Findings, Problem
from data.reading import delimited
from data.reading.decode import decode
from data.reading.rows import TextRow
from data.reading.tail import Tail
from data.reading.top import Fits, Sought
from data.text import INVISIBLE, OBEYED, SPACES

_MADE_HARMLESS = re.compile(f"'+(?:{OBEYED})")


@dataclass(frozen=True)
class Pasted:
    """The headings and the rows below them, each with its line, and what is wrong with others."""

    header: list[str]
    rows: list[TextRow]
    problems: list[Problem]


def read_pasted(text: str, fits: Fits) -> Pasted:
    """Read text as a file of it would be read; `fits` says which row has the headings that are
    needed. Raises RefusedError where there is nothing to read."""
    sought, findings = Sought((), also=(fits,)), Findings()
    with TemporaryDirectory() as folder:
        source = Path(folder, "pasted")
        source.write_text(text, encoding="utf-8", newline="")
        decoded = decode(source, Path(folder, "decoded"))
        found = delimited.layout(decoded, sought)
        batches = delimited.rows(decoded, found, Tail(found.header, sought), findings)
        rows = [(line, [*map(_cell, fields)]) for batch in batches for line, fields in batch]
    return Pasted(found.header.fields, rows, findings.listed)


def _cell(text: str) -> str:
    """What was written: without what does not count round it, and without the apostrophe that an
    export puts before what a spreadsheet would obey."""
    cell = text.strip(SPACES + INVISIBLE)
    return cell[1:] if _MADE_HARMLESS.match(cell) else cell

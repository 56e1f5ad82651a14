"""The assessment of data protection tells of every column that is read, and of no other."""

import re
from pathlib import Path

from data.extracts import extracts


def test_its_data_items_are_those_that_are_read(project: Path) -> None:
    text = (project / "docs" / "dpia.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", text, re.MULTILINE)
    told = {name: re.findall(r"`(\w+)`( \(free text\))?", columns) for name, columns in rows}
    read = {
        extract.name: [
            (column.name, " (free text)" if column.is_free_text else "")
            for column in extract.columns
        ]
        for extract in extracts().values()
    }
    assert told == read

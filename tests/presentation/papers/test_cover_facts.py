"""What the cover of papers says of the audit trail."""

import shutil
from dataclasses import replace
from pathlib import Path

from data.reader import Reader
from data.store import open_database
from kpis.editions import read_pack_source
from presentation.packs import PackChoice, pack_of


def test_the_cover_names_the_line_at_approval_where_the_trail_has_it(
    released_file: Path, tmp_path: Path
) -> None:
    database = open_database(Path(shutil.copy(released_file, tmp_path / "own.duckdb")))
    source = read_pack_source(database, 1, Reader("Ann"))
    database.close()
    head = "Audit trail at approval"
    assert source.trail is None and head not in dict(pack_of(source, PackChoice()).facts)
    facts = dict(pack_of(replace(source, trail=(7, "3f0c")), PackChoice()).facts)
    assert facts[head] == "Line 7, code 3f0c"

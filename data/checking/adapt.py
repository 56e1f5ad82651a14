"""Files in another layout than their extract's own, such as a publisher's: made into the extract's rows before the check."""

import duckdb

from data.checking.duplicates import twin_columns
from data.checking.expressions import identifier
from data.extract import Adapter, Extract
from data.problems import Notice, RefusedError, empty
from data.reading.header import Match, match
from data.reading.stage import Staged

_NAMED = 6


def adapt(cursor: duckdb.DuckDBPyConnection, extract: Extract, staged: Staged) -> tuple[Match, list[Notice]]:
    """Match a file to the extract, and the warnings. Where it is of another layout, the extract's rows take the place
    of what was staged first; a row keeps its line.

    Raises RefusedError where columns are missing, are there twice and differ, or hold nothing that can be used.
    """
    adapter = next((one for one in extract.adapters if one.takes(staged.header)), None)
    if adapter is None:
        return match(staged.header, extract), []
    found = adapter.places(staged.header)
    used = {at for places in found.values() for at in places}
    ignored = [at for at in range(len(staged.header)) if at not in used]
    notices = twin_columns(cursor, Match(adapter, staged.header, found, ignored, []))
    _replace(cursor, extract, adapter, found)
    return _as_own(extract, [staged.header[at] for at in ignored]), notices + _skipped(cursor, extract, staged)


def _replace(cursor: duckdb.DuckDBPyConnection, extract: Extract, adapter: Adapter, found: dict[str, list[int]]) -> None:
    cells = [
        f"{f'cleaned(c{found[name][0]})' if name in found else 'CAST(NULL AS VARCHAR)'} AS {identifier(name)}"
        for name in adapter.names
    ]
    cursor.execute(f"CREATE TEMP VIEW source AS SELECT line, {', '.join(cells)} FROM staged")
    cursor.execute(f"CREATE TEMP TABLE adapted AS {adapter.sql(found.keys())}")
    own = ", ".join(f"{identifier(name)} AS c{at}" for at, name in enumerate(extract.names))
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW staged AS SELECT line, {own} FROM adapted WHERE skipped IS NULL")


def _as_own(extract: Extract, ignored: list[str]) -> Match:
    """The extract's own columns in their order, followed by those of the file that were not read."""
    count = len(extract.names)
    places = {name: [at] for at, name in enumerate(extract.names)}
    return Match(extract, [*extract.names, *ignored], places, list(range(count, count + len(ignored))), [])


def _skipped(cursor: duckdb.DuckDBPyConnection, extract: Extract, staged: Staged) -> list[Notice]:
    """One warning that counts the rows that cannot be used, by reason; a refusal where there are no others."""
    reasons = cursor.execute(
        "SELECT skipped, count(*) FROM adapted WHERE skipped IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, skipped"
    ).fetchall()
    total = sum(count for _, count in reasons)
    listed = [f"{count:,} {reason}" for reason, count in reasons[:_NAMED]] + ["and more"] * (len(reasons) > _NAMED)
    message = f"{total:,} {extract.rows} were skipped: {'; '.join(listed)}."
    if not cursor.execute("SELECT 1 FROM staged LIMIT 1").fetchall():
        staged.findings.refuse()
        raise _nothing(extract, message if total else "")
    return [Notice(code="skipped", message=message)] if total else []


def _nothing(extract: Extract, why: str) -> RefusedError:
    [problem] = empty().problems
    words = f"The file holds no {extract.rows} that can be used. {why}".strip()
    return RefusedError([problem.model_copy(update={"message": words})])

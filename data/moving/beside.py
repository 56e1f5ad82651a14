"""What lies beside a record, and goes along where that is moved: the audit trail, the tokens of
machines and the post. Sessions do not: everybody signs in again."""

from dataclasses import dataclass
from pathlib import Path

from data.address import Address
from data.audit import Trail, trail_of
from data.beside import TablesFile
from data.moving.carried import CarriedTable
from data.post import post_of
from data.settings import Settings
from data.tokens import tokens_of

SCHEMA = "beside"
"""The schema of a server in which all of it lies."""
LINES = CarriedTable(SCHEMA, "audit_lines", {"n": "BIGINT", "line": "VARCHAR"})
"""The trail, as a server has it."""
_KINDS = {"INTEGER": "INTEGER", "TEXT": "VARCHAR"}


@dataclass(frozen=True)
class Beside:
    """What lies beside the two places of a move: the trail at the old and at the new one, the file
    that has a trail or is to have it, and those of small tables."""

    source: Trail
    target: Trail
    trail_file: Path
    files: tuple[TablesFile, ...]

    @property
    def every_file(self) -> list[Path]:
        """Each file of it."""
        return [self.trail_file, *(file.path for file in self.files)]

    @property
    def key(self) -> tuple[Path, Path] | None:
        """The key of the trail, and where it belongs, unless it is there."""
        old, new = self.source.key_file, self.target.key_file
        return None if new.exists() or not self.source.lines.there() else (old, new)


def beside_both(source: Address, target: Address, settings: Settings) -> Beside:
    """What lies beside these two, one of them a file."""
    file = source if isinstance(source, Path) else target
    return Beside(
        source=trail_of(source, settings),
        target=trail_of(target, settings),
        trail_file=Path(trail_of(file, settings).lines.name),
        files=small_files(file, settings),
    )


def small_files(record: Address, settings: Settings) -> tuple[TablesFile, ...]:
    """The files of small tables beside a record in a file."""
    both = tokens_of(record, settings).tables, post_of(record, settings).tables
    return tuple(one for one in both if isinstance(one, TablesFile))


def tables_of(file: TablesFile) -> list[CarriedTable]:
    """The tables of a file, as a server has them."""
    return [
        CarriedTable(SCHEMA, name, {column: _KINDS[kind] for column, kind in columns.items()})
        for name, columns in file.columns().items()
    ]


def on_server(beside: Beside) -> list[CarriedTable]:
    """Every table of it that a server has."""
    return [LINES, *(table for file in beside.files for table in tables_of(file))]

"""The store: one DuckDB file behind one door, its batches, and the current row of every key."""

from data.store.backup import BackupError, Restored, checksum_file, restore
from data.store.cell_readers import use_readers
from data.store.changes import Counts, compare, missing_sql, same_content
from data.store.current import (
    LEFT_BY,
    complete_list,
    current_sql,
    make_current,
    measured_sql,
    not_ended,
    used_sql,
    withdrawn_sql,
)
from data.store.database import Database, DatabaseError, open_database
from data.store.differences import LISTED, CellChange, Changes, differs
from data.store.editions import packs
from data.store.engines import transaction
from data.store.faults import InUseError, NoRoomError, explained
from data.store.helpers import rule_helpers, with_helpers
from data.store.holding import LAST_LOOK, end, held, release
from data.store.keeping_rules import BrokenHistoryError, BrokenRow
from data.store.opening import open_file
from data.store.properties import (
    ARRIVING,
    DEMONSTRATION,
    MOVED_TO,
    NATIONAL,
    get_property,
    set_property,
)
from data.store.requests import answer, ask, ask_backup, ask_restore
from data.store.rewriting import rewrite
from data.store.rows import stored_rows
from data.store.turn import Turn
from data.store.undo import UnknownBatchError, redo

__all__ = [
    "ARRIVING",
    "DEMONSTRATION",
    "LAST_LOOK",
    "LEFT_BY",
    "LISTED",
    "MOVED_TO",
    "NATIONAL",
    "BackupError",
    "BrokenHistoryError",
    "BrokenRow",
    "CellChange",
    "Changes",
    "Counts",
    "Database",
    "DatabaseError",
    "InUseError",
    "NoRoomError",
    "Restored",
    "Turn",
    "UnknownBatchError",
    "answer",
    "ask",
    "ask_backup",
    "ask_restore",
    "checksum_file",
    "compare",
    "complete_list",
    "current_sql",
    "differs",
    "end",
    "explained",
    "get_property",
    "held",
    "make_current",
    "measured_sql",
    "missing_sql",
    "not_ended",
    "open_database",
    "open_file",
    "packs",
    "redo",
    "release",
    "restore",
    "rewrite",
    "rule_helpers",
    "same_content",
    "set_property",
    "stored_rows",
    "transaction",
    "use_readers",
    "used_sql",
    "with_helpers",
    "withdrawn_sql",
]

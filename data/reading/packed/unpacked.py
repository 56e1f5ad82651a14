"""How large a workbook is once it is unpacked, judged before anything is made of it: a small file
may hold far more than there is memory for."""

import copy
import zipfile
from dataclasses import dataclass

from data.problems import RefusedError, unreadable
from data.reading.rows import letters

_MEGABYTE = 1024 * 1024
_SMALL = 10_000_000
_RATIO_LIMIT = 200
_MARKS_A_CELL = 7
"""So many times a cell may have a `<`: for itself, its value and its formula, or its text, for
their ends, and for its share of the row."""
_NEXT = "Save only the extract's sheet as CSV (UTF-8), and load that."
_BOMB = f"The workbook unpacks to far more than it should hold. {_NEXT}"


@dataclass(frozen=True)
class BookLimits:
    """What a workbook may hold: megabytes once it is unpacked, and cells in the sheet that is
    read."""

    unpacked_mb: int = 1024
    cells: int = 20_000_000

    def refuse_larger(self, archive: zipfile.ZipFile) -> None:
        """Raise RefusedError where it holds more: first by what it says of itself, then by all of
        it, for that may be false. Raises BadZipFile where it is."""
        unpacked = sum(part.file_size for part in archive.infolist())
        packed = sum(part.compress_size for part in archive.infolist())
        if unpacked > self.unpacked_mb * _MEGABYTE:
            raise self.too_large(unpacked)
        if unpacked > _SMALL and unpacked > _RATIO_LIMIT * max(packed, 1):
            raise unreadable(_BOMB)
        for part in archive.infolist():
            if self._measured(archive, part) != part.file_size:
                raise zipfile.BadZipFile("a part has not the size that it says")

    def _measured(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
        """How large a part truly is, of which no more is unpacked than it says and a piece."""
        asked, size, marks = copy.copy(part), 0, 0
        asked.file_size += _MEGABYTE  # the library stops at what the part says of itself
        with archive.open(asked) as file:
            while size <= part.file_size and (piece := file.read(_MEGABYTE)):
                size += len(piece)
                marks += piece.count(b"<") if part.filename.lower().endswith(".xml") else 0
                if marks > _MARKS_A_CELL * self.cells:
                    raise self.too_many()
        return size

    def too_large(self, unpacked: int) -> RefusedError:
        """The refusal of a workbook of so many bytes."""
        return unreadable(
            f"The workbook has {unpacked // _MEGABYTE:,} MB once it is unpacked, and may have "
            f"{self.unpacked_mb:,}. {_NEXT}"
        )

    def too_many(self) -> RefusedError:
        """The refusal of a workbook with too many cells to be read one by one."""
        return unreadable(
            f"The workbook has more cells, blank ones with it, than the {self.cells:,} that it may "
            f"have. {_NEXT}"
        )

    def refuse_vast(self, rows: int, columns: int) -> None:
        """Raise RefusedError where values reach too far in a sheet: each cell of it takes room,
        filled or not."""
        if rows * columns > self.cells:
            raise unreadable(
                f"Values reach to row {rows:,} and column {letters(columns - 1)} of the sheet, "
                f"which are more than {self.cells:,} cells. Delete what lies beside or below the "
                f"list; if nothing does: {_NEXT[0].lower()}{_NEXT[1:]}"
            )

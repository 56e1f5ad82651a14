"""What is to be known of a place: its names and codes, its beginning, its boards, and who it is
compared with."""

import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from data.reviewed import Month, Record

Name = Annotated[str, StringConstraints(min_length=1)]
LaNumber = Annotated[str, StringConstraints(pattern=r"^\d{3}$")]
"""The DfE's number of a local authority. It is written into SQL, so nothing else may stand here."""
GssCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{8}$")]
"""A nine-character code of the Government Statistical Service."""


class Area(Record):
    """A country or a region, by the code under which `benchmarks` holds its figures."""

    code: GssCode
    name: Name


class Neighbour(Record):
    """An authority that the DfE calls a statistical neighbour."""

    number: LaNumber
    name: Name


class NhsBoard(Record):
    """An integrated care board of the NHS: `short` is what extracts call it, `name` what readers
    see."""

    short: Annotated[str, StringConstraints(pattern=r"^[A-Z]+$")]
    name: Name


class Place(Record):
    """A local area and its council.

    `began` is the first month of which it has figures of its own; `began_as` ends the sentence that
    says why, as in `no figures before April 2021, when the two boroughs were joined`. `neighbours`
    come in the DfE's order, the likest first, as listed in the month `neighbours_of`.
    """

    name: Name
    short: Name
    number: LaNumber
    gss_code: GssCode
    began: Month
    began_as: Name
    country: Area
    region: Area
    boards: tuple[NhsBoard, ...] = Field(min_length=1)
    neighbours_of: Month
    neighbours: tuple[Neighbour, ...] = Field(min_length=1)

    @property
    def first_day(self) -> datetime.date:
        """The first day of the month in which it began."""
        return datetime.date.fromisoformat(f"{self.began}-01")

    @property
    def board_names(self) -> dict[str, str]:
        """The name that readers see of each board, by the short name that extracts use."""
        return {board.short: board.name for board in self.boards}

    @property
    def neighbour_names(self) -> dict[str, str]:
        """The neighbours by number, the likest first."""
        return {neighbour.number: neighbour.name for neighbour in self.neighbours}

    @property
    def area_names(self) -> dict[str, str]:
        """Every area that figures are shown of, in the order in which they are shown, by its code
        in `benchmarks`."""
        wider = {area.code: area.name for area in (self.country, self.region)}
        return {self.number: self.name} | wider | self.neighbour_names

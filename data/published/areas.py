"""The areas that published figures are of, by the codes under which `benchmarks` holds them.

`authorities.csv` is the list of local authorities of 2024 (Office for National Statistics and
Department for Education), with those that are no more and still stand in the DfE's files: these
have no GSS code. `regions.csv` is that of the regions.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from data.place import load_place


class ListedAuthority(NamedTuple):
    """A local authority. `number` is the DfE's, `gss_code` is blank for one that is no more."""

    gss_code: str
    number: str
    name: str


@cache
def authorities() -> tuple[ListedAuthority, ...]:
    """The local authorities of England."""
    return tuple(ListedAuthority(**row) for row in _listed("authorities.csv"))


def _listed(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def area_names() -> Mapping[str, str]:
    """The name of every known area by its code: the country, the regions, the authorities by their
    DfE number, and whatever else the place compares itself with."""
    own = load_place()
    numbered = {one.number: one.name for one in authorities()}
    regions = {row["code"]: row["name"] for row in _listed("regions.csv")}
    return {own.country.code: own.country.name} | regions | numbered | own.area_names


def numbers_by_other_code() -> Mapping[str, str]:
    """The DfE number of an authority for which its GSS code stands, and the number as a spreadsheet
    writes it that holds it as a decimal."""
    decimals = {f"{one.number}.0": one.number for one in authorities()}
    return decimals | {one.gss_code: one.number for one in authorities() if one.gss_code}

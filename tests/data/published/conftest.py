"""Files of the DfE as they are downloaded, and files like them with a few rows."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

RELEASE = "dfe_ees_ehcp_2025_{}.csv"
WHERE = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name"
)
AREA = f"{WHERE},new_la_code,old_la_code,la_name"
OURS = (
    "2024,Calendar year,Local authority,E92000001,England,E12000002,North "
    "West,E06000064,943,Westmorland and Furness"
)

Line = dict[str, str]


@pytest.fixture(scope="session")
def released(shared: Path) -> Callable[[str], Path]:
    """The file of that name in the release at hand."""
    return lambda name: shared / "reference" / RELEASE.format(name)


def lines_of(path: Path) -> list[tuple[int, Line]]:
    """Each row with its line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))


def file(counts: str, *rows: str, area: str = f"{AREA},breakdown_topic,breakdown") -> str:
    """A file with these columns of counts, and rows of which each begins with the area."""
    return "\n".join([f"{area},{counts}", *rows]) + "\n"


def ours(counts: str, group: str = "All of them,All of them") -> str:
    """A row of our own area for 2024."""
    return f"{OURS},{group},{counts}"

"""The demonstration as the tests look at it: every cell as text, so that ISO dates and months
compare as they stand."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.demonstration import generate

Tables = dict[str, pd.DataFrame]


def as_tables(texts: dict[str, str]) -> Tables:
    return {
        name: pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        for name, text in texts.items()
    }


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The extracts as at 31 October 2026."""
    return generate(date(2026, 11, 23))


@pytest.fixture(scope="session")
def tables(texts: dict[str, str]) -> Tables:
    return as_tables(texts)


@pytest.fixture(scope="session")
def tables_until() -> Callable[[date], Tables]:
    """The extracts of another day."""
    return lambda until: as_tables(generate(until))


@pytest.fixture(scope="session")
def neighbours(shared: Path) -> dict[str, str]:
    """The ten statistical neighbours of Westmorland and Furness by DfE number, as the DfE published
    them."""
    published = pd.read_csv(
        shared / "reference" / "dfe_statistical_neighbours_may_2025.csv", dtype=str
    )
    ours = published[published.dfe_la_number == "943"]
    return dict(zip(ours.neighbour_la_number, ours.neighbour_name, strict=True))

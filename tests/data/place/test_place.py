"""The place is data: its model refuses what is no place, and no module names what its file
holds."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from data.place import Place, load_place

OURS = re.compile(
    r"Westmorland and Furness|Cumbria|\b(E06000064|E92000001|E12000002|943|LSC|NENC|WaF)\b|April "
    r"2023"
)


def test_the_areas_come_in_the_order_in_which_they_are_shown() -> None:
    place = load_place()
    assert list(place.area_names.items())[:3] == [
        ("943", "Westmorland and Furness"),
        ("E92000001", "England"),
        ("E12000002", "North West"),
    ]
    assert list(place.area_names)[3:] == [one.number for one in place.neighbours]


def test_the_place_begins_on_the_first_day_of_its_first_month() -> None:
    assert load_place().first_day == date(2023, 4, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"number": "943 OR true"},
        {"gss_code": "943"},
        {"began": "April 2023"},
        {"boards": []},
        {"boards": [{"short": "L'SC", "name": "Lancashire"}]},
        {"neighbours": [{"number": "0", "name": "None"}]},
        {"mayor": "Nobody"},
    ],
    ids=str,
)
def test_what_is_no_place_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Place.model_validate(load_place().model_dump() | change)


def test_no_module_names_what_the_place_holds(project: Path) -> None:
    """The demonstration may: what it invents is of this place."""
    named = {
        str(file.relative_to(project))
        for folder in ("data", "kpis", "presentation", "pages")
        for file in (project / folder).rglob("*.py")
        if "demonstration" not in file.parts and OURS.search(file.read_text(encoding="utf-8"))
    }
    assert named == set()

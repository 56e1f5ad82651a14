"""The forms of dates that only a mapping takes, in those that every file may have."""

from data.mapping.model import Mapping
from data.sql import literal

_SHORT = r"^(\d{1,2}/\d{1,2})/(\d{2})($|[ ,])"
_YEAR_FIRST = r"^(\d{4})/(\d{1,2})/(\d{1,2})($|[ ,])"
_ZONE = r"(:\d\d( ?[ap]m)?) ?(gmt|bst)([+-]\d{1,2})?$"
"""The zone of the clock on the wall, as Google Forms writes it: the day is that of the answer. A
moment in another zone's time, such as 23:30Z, may be of another day here and is not read."""


def plain_date(cell: str, mapping: Mapping) -> str:
    """SQL for the text of a cell of dates: two-digit years and the zone of a dropped time as the
    mapping says, and `2026/9/28`, which can mean but one day, as ISO has it."""
    if mapping.short_years:
        cell = f"regexp_replace({cell}, {literal(_SHORT)}, '\\1/20\\2\\3')"
    if mapping.drop_times:
        cell = f"regexp_replace(lower({cell}), {literal(_ZONE)}, '\\1')"
    parts = [f"regexp_extract({cell}, {literal(_YEAR_FIRST)}, {part})" for part in range(1, 4)]
    year, month, day = parts[0], *(f"lpad({part}, 2, '0')" for part in parts[1:])
    rest = f"regexp_replace({cell}, {literal(_YEAR_FIRST)}, '\\4')"
    iso = f"{year} || '-' || {month} || '-' || {day} || {rest}"
    return f"CASE WHEN regexp_matches({cell}, {literal(_YEAR_FIRST)}) THEN {iso} ELSE {cell} END"

"""Dates in the order that a mapping states. What stands in another order is left unreadable, never
read the other way round."""

from data.mapping.model import Mapping
from data.sql import literal

_TIME = (
    r"[ t,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?"
    r"( ?(gmt|utc|bst|z)?([+-]\d{1,2}(:?\d{2})?)?)$"
)
_YEAR_FIRST = r"\d{4}/\d{1,2}/\d{1,2}"
_YEAR_LAST = r"\d{1,2}/\d{1,2}/\d{4}"


def stated(cell: str, mapping: Mapping) -> str:
    """SQL for the ISO date of a cell; text that no reader takes for a date where it is none in the
    stated order."""
    day = (
        f"regexp_replace(lower({cell}), {literal(_TIME)}, '')"
        if mapping.drop_times
        else f"without_midnight({cell})"
    )
    order = "%m/%d/%Y" if mapping.month_first else "%d/%m/%Y"
    full = f"regexp_replace({day}, '^(\\d+/\\d+)/(\\d\\d)$', '\\1/20\\2')"
    full = full if mapping.short_years else day
    # A space behind it, which no date has: without it the reader of dates would take 28/09/2026 for
    # day first although the mapping says month first.
    return f"""CASE
        WHEN regexp_full_match({full}, {literal(_YEAR_LAST)})
        THEN coalesce(strftime(try_strptime({full}, '{order}'), '%Y-%m-%d'), {full} || ' ')
        WHEN regexp_full_match({day}, {literal(_YEAR_FIRST)})
        THEN coalesce(strftime(try_strptime({day}, '%Y/%m/%d'), '%Y-%m-%d'), {cell})
        ELSE {day} END"""

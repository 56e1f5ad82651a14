"""The table in which a lead types: it is drawn as a picture, and beside it stands a table for screen
readers, by which its cells are found."""

from collections.abc import Mapping
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

BESIDE = "Now"
"""A column in which nobody types."""
TRIES, SOON = 10, 1_000
"""How often a cell is gone to, and the milliseconds in which the table has taken notice."""


def cell(page: Page, row: str, heading: str) -> Locator:
    """The cell of a row, by what stands in the row's first cell, below a heading."""
    # What stands inside a picture counts as hidden here, though screen readers read it.
    grid = page.get_by_role("grid", include_hidden=True)
    column = grid.get_by_role("columnheader", name=heading, exact=True, include_hidden=True)
    place = column.get_attribute("aria-colindex")
    first = page.get_by_role("gridcell", name=row, exact=True, include_hidden=True)
    rows = grid.get_by_role("row", include_hidden=True).filter(has=first)
    return rows.locator(f"[aria-colindex='{place}']")


def _goes_to(page: Page, row: str, heading: str) -> Locator:
    """The cell, once the table has chosen it.

    The table follows the keyboard only while the mouse is over it. It takes no notice of who comes
    back to the cell that they came to last: so the way goes over a neighbour, and may have to be
    gone again.
    """
    for _ in range(TRIES):
        page.get_by_test_id("data-grid-canvas").hover(force=True)
        chosen = [_is_chosen(cell(page, row, name)) for name in (BESIDE, heading)]
        if chosen[-1]:
            return cell(page, row, heading)
    raise AssertionError(f"the table never went to {heading} of {row}")


def _is_chosen(one: Locator) -> bool:
    """Whether the table has gone there soon after it was asked to."""
    one.focus()
    with suppress(AssertionError):
        expect(one).to_have_attribute("aria-selected", "true", timeout=SOON)
        return True
    return False


def fills_cell(page: Page, row: str, heading: str, typed: str) -> None:
    """Open a cell, type, and wait until the table for screen readers says what was typed: it does so
    after the form has it."""
    wanted = _goes_to(page, row, heading)
    wanted.dispatch_event("click")
    overlay = page.locator("#portal")
    field = overlay.locator("textarea, input")
    field.fill(typed)
    if field.get_attribute("role") == "combobox":
        expect(overlay.get_by_role("option").first).to_have_text(typed)
    field.press("Enter")
    expect(field).to_have_count(0)
    expect(wanted).to_have_text(typed)


def fills_row(page: Page, row: str, cells: Mapping[str, str]) -> None:
    """Fill cells of a row by their headings."""
    for heading, typed in cells.items():
        fills_cell(page, row, heading, typed)

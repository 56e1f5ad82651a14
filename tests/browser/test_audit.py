"""The audit trail on a phone: what an administrator reads, chooses and saves there."""

from pathlib import Path

from playwright.sync_api import expect

from data.access import Role
from data.audit import Kind, trail_of
from data.reader import Reader
from data.settings import Settings
from tests.browser.conftest import Own, Visit
from tests.browser.kit.rules import breaks_no_rule
from tests.browser.kit.runs import rerun
from tests.browser.kit.steps import NARROW, NARROWEST, SIDEWAYS

JOAN = Reader("Joan Longfellow-Featherstonehaugh", frozenset({Role.ANALYST}))
ANN = Reader("Ann", frozenset({Role.LEAD}))


def test_a_filled_trail_is_read_chosen_and_saved_on_a_phone(
    own_database: Path, own: Own, visit: Visit
) -> None:
    trail = trail_of(own_database, Settings())
    for number in range(60):
        trail.record(ANN, Kind.EXPORT, f"annual_review_decision_4_weeks_{number}.csv")
    trail.record(JOAN, Kind.UPLOAD, "neurodevelopmental_waits, batch 1")
    with own(own_database) as address:
        page = visit(address, width=NARROW).opens("audit")
        table = page.get_by_role("table", name="Audit trail")
        expect(table.get_by_role("rowheader")).to_have_count(50)
        assert not page.evaluate(SIDEWAYS)
        breaks_no_rule(page, NARROWEST)
        assert not page.evaluate(SIDEWAYS)
        with rerun(page):
            page.get_by_label("Person").fill("joan")
            page.get_by_label("Person").press("Enter")
        expect(table.get_by_role("rowheader")).to_have_text(["61"])
        with page.expect_download() as saved:
            page.get_by_role("button", name="Download all chosen lines (CSV)").click()
    assert saved.value.suggested_filename == "audit_trail.csv"
    head, *lines = Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert head == "number,at_utc,who,role,kind,what,outcome"
    assert [line.split(",")[2] for line in lines] == [JOAN.name]

"""An analyst's round: load, look, confirm, find the mistake, undo; and the figures are exactly what
they were."""

import csv
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks.served import settle
from data.store import open_database
from kpis.judging.read import read_results
from tests.browser.conftest import Own, Visit
from tests.browser.kit.steps import NARROW, NARROWEST, PAGES, WIDE, Reader
from tests.browser.test_accessibility import breaks_no_rule

PLANS = "Assessed children with a support plan"
LONG_AGO = "2020-01-01T00:00"
NOTICE = "Figures as they were known on 1 January 2020 at 00:00."


def figures(path: Path) -> tuple:
    """Every figure in a database that nobody has open."""
    database = open_database(path)
    found = read_results(database)
    database.close()
    return found.by_id, found.exact, found.as_at


def without_plans(source: Path, target: Path) -> Path:
    """The waits as a system exports them when somebody forgot the column of the support plans."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row | {"support_plan_date": ""} for row in rows)
    return target


def test_a_mistake_is_seen_and_undone(
    example_file: Path, tmp_path: Path, shared: Path, own: Own, visit: Visit
) -> None:
    path = Path(shutil.copy(example_file, tmp_path / "round.duckdb"))
    before = figures(path)
    mistaken = without_plans(shared / "examples" / "nd_waits.csv", tmp_path / "waits.csv")
    with own(path) as address:
        reader = visit(address)
        reader.opens()
        shown = reader.measures()
        assert (shown[PLANS].now, shown[PLANS].status) == ("86.5%", "Improving")
        the_preview_warns(reader, mistaken)
        reader.presses("Load this file")
        expect(reader.message("Loaded as upload 16")).to_be_visible()
        reader.opens()
        assert (reader.measures()[PLANS].now, reader.measures()[PLANS].status) == (
            "0.0%",
            "Not improving",
        )
        the_upload_is_undone(reader)
        reader.opens()
        assert reader.measures() == shown
    assert figures(path) == before


def the_preview_warns(reader: Reader, file: Path) -> None:
    """Before anything is stored the page says which cells change, what moves, and that history is
    restated."""
    page = reader.opens("upload")
    reader.chooses(file)
    effects = page.get_by_role("table", name="What it will do to the measures", exact=True)
    row = effects.get_by_role("row").filter(has_text=PLANS)
    expect(row).to_contain_text("86.5%")
    expect(row).to_contain_text("0.0%")
    expect(row).to_contain_text("Improving → ")
    expect(reader.message("Look at this before you load it")).to_contain_text("History is restated")
    page.get_by_text("See the referrals:").click()
    expect(
        page.get_by_role("table", name="Changed cells").get_by_role("row").nth(1)
    ).to_contain_text("(blank)")


def the_upload_is_undone(reader: Reader) -> None:
    """From the list of uploads: the effect first, then the button."""
    page = reader.opens("history")
    page.get_by_role("table", name="Uploads").get_by_role("link", name="16").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Upload 16: neurodevelopmental waits")
    undoing = page.get_by_role("table", name="What undoing it would do", exact=True)
    row = undoing.get_by_role("row").filter(has_text=PLANS)
    expect(row).to_contain_text("86.5%")
    page.get_by_label("Your name").fill("Ann Analyst")
    reader.presses("Undo upload 16")
    expect(reader.message("Taken out of every figure.")).to_be_visible()
    expect(page.get_by_role("button", name="Redo upload 16")).to_be_visible()


def is_kept(page: Page, name: str) -> None:
    """The page of that name shows the earlier moment, and its address says so."""
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text(NOTICE)).to_be_visible()
    settle(page)
    assert "known_at=" in page.url


def test_an_earlier_moment_is_kept_until_it_is_left(examples: str, visit: Visit) -> None:
    reader = visit(examples)
    page = reader.opens(f"sections?section=2&known_at={LONG_AGO}")
    is_kept(page, "2. Neurodevelopmental waits")
    page.get_by_role("banner").get_by_role("link", name="Overview").click()
    is_kept(page, PAGES[""])
    page.get_by_role("main").get_by_role("link", name="Upload: which file").click()
    is_kept(page, PAGES["upload"])
    expect(page.get_by_text("Nothing can be uploaded now")).to_be_visible()
    reader.presses("Show the newest figures")
    expect(page.get_by_text(NOTICE)).to_have_count(0)
    page.get_by_role("banner").get_by_role("link", name="Milestones", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Milestones")
    settle(page)
    assert "known_at=" not in page.url
    expect(page.get_by_text(NOTICE)).to_have_count(0)


def test_a_file_to_mend_and_the_rows_of_an_upload_can_be_saved(
    examples: str, visit: Visit, tmp_path: Path
) -> None:
    bad = tmp_path / "waits.csv"
    bad.write_text(
        "referral_id,pathway,provider,referral_date\nR1,ASD,Clinic,31/02/2026\n", encoding="utf-8"
    )
    reader = visit(examples)
    page = reader.opens("upload")
    reader.chooses(bad)
    with page.expect_download() as saved:
        reader.presses("Download the file to mend (Excel)")
    assert saved.value.suggested_filename == "waits_to_mend.xlsx"
    assert Path(saved.value.path()).read_bytes()[:2] == b"PK"
    page = reader.opens("history?batch=1")
    with page.expect_download() as saved:
        reader.presses("Download its rows (CSV)")
    assert saved.value.suggested_filename == "upload_1_ambassadors.csv"
    assert (
        Path(saved.value.path())
        .read_text(encoding="utf-8-sig")
        .startswith("person_id,audience,trained_date\n")
    )


def test_a_chart_is_saved_as_a_picture_and_its_tools_open_in_view(
    examples: str, visit: Visit
) -> None:
    page = visit(examples).opens("measure?id=nd_longest_wait")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as picture").click()
    expect(page.locator(".modebar-btn")).to_have_count(1)
    breaks_no_rule(page, WIDE, NARROW, NARROWEST)
    assert saved.value.suggested_filename == "working_figures_nd_longest_wait.png"
    assert Path(saved.value.path()).read_bytes()[1:4] == b"PNG"
    page.get_by_role("link", name="Change the baseline, target or course").click()
    settle(page)
    tool = page.locator(".st-key-attend-decide")
    expect(tool).to_be_focused()
    expect(tool).to_be_in_viewport()


def test_a_file_over_the_limit_is_refused_before_it_is_sent(
    tmp_path: Path, own: Own, visit: Visit
) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"referral_id,pathway,provider,referral_date\n" + b"x" * 2 * 1024 * 1024)
    with own(tmp_path / "limited.duckdb", SEND_KPIS_UPLOAD_LIMIT_MB="1") as address:
        reader = visit(address)
        page = reader.opens("upload")
        expect(page.get_by_text("CSV or Excel file, up to 1 MB")).to_be_visible()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method))
        reader.chooses(large)
        expect(page.get_by_text("File must be 1.0MB or smaller.")).to_be_visible()
        expect(reader.message("Nothing to check yet")).to_be_visible()
        assert "PUT" not in sent

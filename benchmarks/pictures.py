"""Pictures of every page, whole:
`python -m benchmarks.pictures [--database PATH] [--out DIR] [--dark]`."""

import argparse
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FilePayload, Page

from benchmarks.served import browsing, serving, settle

PAGES = {
    "overview": "",
    "section_1": "sections",
    "section_2": "sections?section=2",
    "section_3": "sections?section=3",
    "section_4": "sections?section=4",
    "waiting_times": "waiting_times",
    "milestones": "milestones",
    "milestones_all": "milestones?show=all",
    "updates": "updates",
    "updates_form": "updates?milestone=4c.1",
    "updates_table": "updates?view=table",
    "governance": "governance",
    "action": "action?id=3e",
    "plan": "plan",
    "editions": "editions",
    "edition_found": "editions?show=3",
    "edition_making": "editions?do=make",
    "plan_section": "plan?part=2",
    "plan_found": "plan?find=annual+review",
    "plan_definitions": "plan?part=definitions",
    "plan_glossary": "plan?part=glossary",
    "plan_changes": "plan?part=changes",
    "measure": "measure?id=annual_review_decision_4_weeks",
    "measure_control": "measure?id=annual_review_decision_4_weeks&chart=change&months=all",
    "measure_before_after": "measure?id=annual_review_decision_4_weeks&after=3e.5",
    "measure_wait": "measure?id=nd_average_wait",
    "measure_no_target": "measure?id=ehc_20_weeks",
    "upload": "upload",
    "history": "history",
    "audit": "audit",
    "tokens": "tokens",
    "history_freshness": "history?view=freshness",
    "help": "help",
    "accessibility": "accessibility",
}
"""What is pictured: the file's name, and the address."""
UPLOADS = {
    "upload_accepted": "referral_id,pathway,provider,referral_date\nR1,ASD,A provider,2026-01-05\n",
    "upload_refused": "referral_id,pathway,provider,referral_date\nR1,ADD,A provider,31/02/2026\n",
}
"""Files that are added on the Upload page, which then shows what they would do; none is loaded."""
WIDTHS = {"desktop": 1440, "phone": 390}
AS_AT, SENT = "31/10/2026", 500
"""The as-at date of the files, and the milliseconds in which the page has taken it."""
ANSWER = re.compile("none refused|This file was refused")
Theme = Literal["light", "dark"]
HEIGHT = """() => Math.ceil(document.querySelector('[data-testid="stMain"]').scrollHeight)"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures of a copy of the database, so that a running dashboard is not disturbed."""
    options = _options(arguments)
    themes: tuple[Theme, ...] = ("light", "dark") if options.dark else ("light",)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "pictures.duckdb"
        if options.database.exists():
            shutil.copyfile(options.database, database)
        else:
            print(f"There is no database {options.database}: these are the pages without data.")
        with serving(database, Path(folder) / "server.log") as address, browsing() as browser:
            for theme in themes:
                for place, width in WIDTHS.items():
                    _all_pages(
                        browser, address, width, theme, options.out / f"{{}}_{place}_{theme}.png"
                    )
    print(f"{len([*PAGES, *UPLOADS]) * len(WIDTHS) * len(themes)} pictures are in {options.out}.")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.pictures", description="Pictures of every page."
    )
    parser.add_argument(
        "--database", type=Path, default=Path("var/demonstration.duckdb"), help="%(default)s"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("var/pictures"), help="the folder; by default %(default)s"
    )
    parser.add_argument("--dark", action="store_true", help="the dark theme as well")
    return parser.parse_args(arguments)


def _all_pages(browser: Browser, address: str, width: int, theme: Theme, pattern: Path) -> None:
    with browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme) as page:
        for name, path in PAGES.items():
            page.goto(f"{address}/{path}")
            settle(page)
            _whole(page, width, Path(str(pattern).format(name)))
        for name, content in UPLOADS.items():
            _add(page, address, content)
            _whole(page, width, Path(str(pattern).format(name)))


def _add(page: Page, address: str, content: str) -> None:
    """Add a file on the Upload page, and wait for the answer to it."""
    page.goto(f"{address}/upload")
    settle(page)
    field = page.get_by_role("textbox", name=re.compile("^As-at date"))
    field.fill(AS_AT)
    field.press("Enter")
    settle(page)
    page.wait_for_timeout(SENT)
    file: FilePayload = {"name": "waits.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text(ANSWER).first.wait_for()
    settle(page)


def _whole(page: Page, width: int, file: Path) -> None:
    """The part that scrolls is inside the page: the window is made as high as it."""
    page.set_viewport_size({"width": width, "height": page.evaluate(HEIGHT)})
    settle(page)
    page.screenshot(path=file)
    page.set_viewport_size({"width": width, "height": 900})


if __name__ == "__main__":
    main()

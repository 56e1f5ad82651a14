"""Each page answers its main question, and with the figures of the command: read off the
demonstration's pages."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from data.clock import uk_today
from data.commands.demo import fill_demonstration
from data.store import open_database
from kpis.commands.report import report
from kpis.figures import figure, plain_figure, table_figure
from kpis.judging.read import read_results
from kpis.measures import measures
from kpis.milestones.board import Board, read_board, worst_first
from kpis.milestones.duties import duties
from kpis.milestones.state import needs_attention
from tests.browser.conftest import Visit
from tests.browser.kit.dashboards import serving
from tests.browser.kit.rules import breaks_no_rule
from tests.browser.kit.said import says_too_much

NAMES = {
    "met": "Met",
    "improving": "Improving",
    "not_improving": "Not improving",
    "no_target": "No target",
    "no_data": "No data",
}
ANSWERS = {"met": "Yes.", "improving": "Not yet.", "not_improving": "No."}
QUESTIONS = {
    "nd_longest_wait": "Is the longest wait 20% shorter?",
    "nd_average_wait": "Is the average wait 20% shorter?",
    "nd_provider_gap": "Are providers within 12 weeks of each other?",
}


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's own database, as `python -m data demo` makes it, which no process
    holds."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    database = open_database(path)
    assert {result.status for _, result in fill_demonstration(database, uk_today())} == {"loaded"}
    database.close()
    return path


@pytest.fixture(scope="module")
def told(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Board]:
    """What the commands say of it: the measures by id, and the milestones."""
    database = open_database(Path(shutil.copy(demo_file, tmp_path_factory.mktemp("told"))))
    found = report(read_results(database))["kpis"], read_board(database, uk_today())
    database.close()
    return found


@pytest.fixture(scope="module")
def demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with the demonstration. Tests only read it."""
    folder = tmp_path_factory.mktemp("demo_served")
    with serving(Path(shutil.copy(demo_file, folder)), folder / "server.log") as address:
        yield address


Told = tuple[dict[str, Any], Board]


def is_called_invented_and_breaks_no_rule(page: Page) -> None:
    """As every page of the demonstration: nobody may take its figures for real ones."""
    notice = page.get_by_role("main").get_by_text("Every figure here is invented")
    expect(notice).to_be_in_viewport()
    breaks_no_rule(page)


def counted(found: list[dict[str, Any]]) -> str:
    """How a sentence counts these measures: `10 of the 16 measures with a target meet it`."""
    judged = [one for one in found if one["target"]["kind"] != "none"]
    met = sum(one["status"] == "met" for one in judged)
    if met == len(judged):
        return f"All {met} measures with a target meet it"
    if not met:
        return f"None of the {len(judged)} measures with a target meets it"
    return f"{met} of the {len(judged)} measures with a target {'meets' if met == 1 else 'meet'} it"


def test_the_overview_says_whether_the_plan_is_delivered(
    demo: str, visit: Visit, told: Told
) -> None:
    found, board = told
    reader = visit(demo)
    finding = reader.opens().get_by_role("heading", level=2)
    overdue = sum(state.overdue for state in board.states)
    expect(finding).to_have_text(re.compile(rf"^Partly: .*{overdue} milestones are overdue\.$"))
    main = reader.page.get_by_role("main")
    statuses = Counter(state.status for state in board.states)
    expect(main).to_contain_text(f"{statuses['Blue']} complete")
    met = sum(one["status"] == "met" for one in found.values())
    expect(main).to_contain_text(f"{met} met")
    assert says_too_much(reader.page, "") == 0
    turning = [
        one["title"] for one in found.values() if (one["recent"] or {}).get("direction") == "worse"
    ]
    needing = reader.page.locator(".columns > div").first
    assert turning
    for title in turning:
        expect(needing).to_contain_text(title)
    shown = reader.measures()
    for id, measure in measures().items():
        row, latest = shown[measure.name], found[id]["latest"]
        assert row.now.split("\n")[0] == table_figure(latest and latest["value"], measure.unit), id
        assert row.status.split(" · ")[0] == NAMES[found[id]["status"]], id
    is_called_invented_and_breaks_no_rule(reader.page)


@pytest.mark.parametrize("section", [1, 2, 3, 4])
def test_a_section_says_where_its_measures_and_milestones_stand(
    demo: str, visit: Visit, told: Told, section: int
) -> None:
    found, board = told
    page = visit(demo).opens(f"sections?section={section}")
    own = [one for one in found.values() if one["section"] == section]
    states = [state for state in board.states if state.section == section]
    finding = page.get_by_role("heading", level=2)
    if sum(one["target"]["kind"] != "none" for one in own) > 1:
        expect(finding).to_contain_text(counted(own))
    expect(finding).to_contain_text(
        f"{sum(state.status == 'Blue' for state in states)} of {len(states)} milestones"
    )
    main = page.get_by_role("main").inner_text()
    assert [one["title"] for one in own if one["title"] not in main] == []
    assert says_too_much(page, "sections") == 0
    whole = page.get_by_role("main").text_content() or ""
    assert [
        state.milestone.words for state in states if state.milestone.words.strip() not in whole
    ] == []


def test_waiting_times_answers_each_of_the_three_targets(
    demo: str, visit: Visit, told: Told
) -> None:
    found, _ = told
    page = visit(demo).opens("waiting_times")
    main = page.get_by_role("main")
    for id, question in QUESTIONS.items():
        card = main.get_by_test_id("stColumn").filter(has_text=question)
        expect(card).to_contain_text(ANSWERS[found[id]["status"]])
        expect(card.get_by_test_id("stPlotlyChart")).to_contain_text(
            plain_figure(found[id]["latest"]["value"], "weeks")
        )
    assert says_too_much(page, "waiting_times") == 0
    is_called_invented_and_breaks_no_rule(page)


@pytest.mark.parametrize(
    "id", ["annual_review_decision_4_weeks", "nd_longest_wait", "ehc_20_weeks", "appeal_rate"]
)
def test_a_measure_states_its_figure_and_its_counts(
    demo: str, visit: Visit, told: Told, id: str
) -> None:
    latest, measure = told[0][id]["latest"], measures()[id]
    page = visit(demo).opens(f"measure?id={id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(measure.name)
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        figure(latest["value"], measure.unit)
    )
    figures = page.get_by_role("main").inner_text()
    if latest["numerator"] is not None:
        assert f"{latest['numerator']:,} of {latest['denominator']:,}" in figures


def test_the_milestones_page_counts_what_is_complete_and_overdue(
    demo: str, visit: Visit, told: Told
) -> None:
    states = told[1].states
    reader = visit(demo)
    page = reader.opens("milestones")
    assert says_too_much(page, "milestones") == 0
    rows = page.get_by_role("table", name="Milestones that need attention").locator("tbody tr")
    worst = worst_first(state for state in states if needs_attention(state))[: rows.count()]
    expect(rows.locator("th")).to_have_text([state.milestone.id for state in worst])
    is_called_invented_and_breaks_no_rule(page)
    page = reader.opens("milestones?show=all")
    is_called_invented_and_breaks_no_rule(page)
    finding = page.get_by_role("heading", level=2)
    expect(finding).to_contain_text(
        f"{sum(state.status == 'Blue' for state in states)} of {len(states)} milestones"
    )
    expect(finding).to_contain_text(f"{sum(state.overdue for state in states)} are overdue")
    shown = page.get_by_role("table", name="Milestones of action").locator("tbody tr")
    expect(shown).to_have_count(len(states))


def test_a_lead_is_told_how_many_milestones_need_an_update(
    demo: str, visit: Visit, told: Told
) -> None:
    states = told[1].states
    page = visit(demo).opens("updates")
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        f"{len(duties(states, uk_today()))} of the {len(states)} milestones"
    )
    is_called_invented_and_breaks_no_rule(page)


def test_the_plan_is_found_by_its_words(demo: str, visit: Visit) -> None:
    page = visit(demo).opens("plan?find=annual+review")
    expect(page.get_by_role("main")).to_contain_text("Annual reviews are delivered")


def test_the_board_is_found_by_its_meetings(demo: str, visit: Visit) -> None:
    page = visit(demo).opens("governance")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Partnership Board last met on")
    is_called_invented_and_breaks_no_rule(page)


def test_the_demonstration_says_from_which_files_it_is(demo: str, visit: Visit) -> None:
    page = visit(demo).opens("history")
    expect(page.get_by_role("main")).to_contain_text("demonstration_nd_waits.csv")
    is_called_invented_and_breaks_no_rule(page)


@pytest.mark.parametrize(
    "path",
    ["sections", "measure?id=nd_longest_wait", "plan", "upload", "accessibility"],
)
def test_every_other_page_of_the_demonstration_is_called_invented_and_breaks_no_rule(
    demo: str, visit: Visit, path: str
) -> None:
    is_called_invented_and_breaks_no_rule(visit(demo).opens(path))

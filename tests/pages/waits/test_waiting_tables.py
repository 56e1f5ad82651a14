"""Under each chart of waits and breakdowns stands a table of its figures, which the referrals
themselves give too."""

import csv
import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kpis.figures import number
from tests.pages.conftest import Opened
from tests.pages.reading import texts

OCTOBER, MAY = date(2026, 10, 31), date(2025, 5, 31)
Waits = list[tuple[dict[str, str], int]]
"""Referrals of those waiting, and how many days they have waited."""


@pytest.fixture(scope="module")
def referrals(shared: Path) -> list[dict[str, str]]:
    with (shared / "examples" / "nd_waits.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def waiting(referrals: Iterable[dict[str, str]], end: date) -> Waits:
    held = []
    for row in referrals:
        over = min(filter(None, (row["assessment_date"], row["closed_date"])), default="9999-12-31")
        if date.fromisoformat(row["referral_date"]) <= end < date.fromisoformat(over):
            held.append((row, (end - date.fromisoformat(row["referral_date"])).days))
    return held


def table(test: AppTest, name: str) -> list[list[str]]:
    """The rows of the folded table of that name, the head first."""
    assert name in texts(test, "summary")
    markup = "\n".join(one.value for one in test.html)
    [found] = re.findall(rf'<table role="table" aria-label="{name}".*?</table>', markup, re.DOTALL)
    rows = re.findall(r"<tr.*?</tr>", found, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] for row in cells]


def mean(waits: Waits, **part: str) -> str:
    days = [days for row, days in waits if part.items() <= row.items()]
    return number(sum(days) / len(days) / 7) if len(days) >= 10 else "under 10" if days else "–"


def test_the_bands_by_month_are_those_of_the_referrals(
    shown: Opened, referrals: list[dict[str, str]]
) -> None:
    head, newest, *older = table(
        shown("waiting_times"), "Children waiting by length of wait, newest 12 months"
    )
    assert head == [
        "Month",
        "Under 13 weeks",
        "13 to under 52 weeks",
        "52 to under 104 weeks",
        "104 weeks or more",
    ]
    days = [days for _, days in waiting(referrals, OCTOBER)]
    counts = [
        sum(low <= each < high for each in days) for low, high in ((0, 91), (91, 364), (364, 728))
    ]
    assert newest == ["Oct 2026", *map(str, counts), "under 10"]
    assert [row[0] for row in older][-1] == "Nov 2025"
    assert len(older) == 11


def test_the_providers_are_those_of_the_referrals(
    shown: Opened, referrals: list[dict[str, str]]
) -> None:
    head, *rows = table(shown("waiting_times"), "Average wait by provider")
    assert head == ["Provider", "Waiting", "Average weeks, October 2026", "Average weeks, May 2025"]
    now, then = waiting(referrals, OCTOBER), waiting(referrals, MAY)
    assert {row[0] for row in rows} == {row["provider"] for row, _ in now}
    assert any(row[1] == "under 10" for row in rows)
    for name, count, average, before in rows:
        few = count == "under 10"
        assert average == ("–" if few else mean(now, provider=name))
        assert before == (
            "–" if few or mean(then, provider=name) == "under 10" else mean(then, provider=name)
        )


@pytest.mark.parametrize("by", ["provider", "area"])
def test_the_averages_by_month_are_those_of_the_referrals(
    shown: Opened, referrals: list[dict[str, str]], by: str
) -> None:
    head, newest, *_, oldest = table(
        shown("waiting_times"), f"Average weeks by {by}, newest 12 months"
    )
    for row, month, end in (
        (newest, "Oct 2026", OCTOBER),
        (oldest, "Nov 2025", date(2025, 11, 30)),
    ):
        assert row == [month, *(mean(waiting(referrals, end), **{by: name}) for name in head[1:])]


def test_no_page_tells_the_wait_of_a_provider_with_few_waiting(
    shown: Opened, referrals: list[dict[str, str]]
) -> None:
    now = waiting(referrals, OCTOBER)
    few = {row["provider"] for row, _ in now if mean(now, provider=row["provider"]) == "under 10"}
    assert few
    for test in (shown("waiting_times"), shown("measure", id="nd_average_wait", by="provider")):
        assert not test.exception
        said = " ".join([*(one.value for one in test.html), *(one.value for one in test.markdown)])
        charts = " ".join(str(one.proto) for one in test.get("plotly_chart"))
        for name in few:
            weeks = sum(days for row, days in now if row["provider"] == name) / 7
            average = number(weeks / sum(row["provider"] == name for row, _ in now))
            assert f"{name} {average}" not in charts
            assert not re.search(rf"{re.escape(name)}</th><td[^>]*>[1-9]", said)


def test_a_breakdown_has_a_table_and_tells_the_whole_over_the_same_months(shown: Opened) -> None:
    test = shown("measure", id="annual_review_decision_4_weeks")
    head, *rows = table(test, "Annual reviews decided within 4 weeks, by area")
    assert head == ["Area", "Counts", "Share"]
    assert ["Eden", "357 of 609", "58.6%"] in rows
    [told] = [text for text in texts(test, "small") if "together" in text]
    assert "All areas together: 56.4%, 983 of 1,742, over twelve months." in told

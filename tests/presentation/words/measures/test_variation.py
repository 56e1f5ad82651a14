"""What a chart of ups and downs finds, in a sentence that its marks bear out."""

import pytest

from kpis.definitions import Shown
from kpis.trends.variation import JudgedPoint, JudgedSeries, Look
from presentation.words.measures.variation import variation_caption, variation_finding

LOOKS: dict[str, Look] = {"o": "ordinary", "b": "better", "w": "worse"}


def chart(
    looks: str, *, limits: bool = True, step: int = 1, anew: str | None = None
) -> JudgedSeries:
    months = [
        f"{2020 + number * step // 12}-{number * step % 12 + 1:02d}" for number in range(len(looks))
    ]
    points = [
        JudgedPoint(
            Shown(month, None, None, 1.0), LOOKS[look], "above the limit: higher than is usual", 1.0
        )
        for month, look in zip(months, looks, strict=True)
    ]
    return JudgedSeries(tuple(points), "xmr" if limits else "run", anew)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (chart("ooooo"), "No month is more than ordinary ups and downs explain."),
        (
            chart("oobbbbbbb"),
            "The newest seven months are better than ordinary ups and downs explain. The last is "
            "above the limit.",
        ),
        (
            chart("ooow"),
            "The newest month is worse than ordinary ups and downs explain. The last is above the "
            "limit.",
        ),
        (
            chart("wwobbb"),
            "The newest three months are better than ordinary ups and downs explain. The last is "
            "above the limit. Two earlier months are marked as worse: each is compared with limits "
            "drawn over all months together, not with its own time.",
        ),
        (
            chart("bowww", limits=False),
            "The newest three months are worse than ordinary ups and downs explain. The last is "
            "above the limit. One earlier month is marked as better: each is compared with the "
            "middle value of all months together, not with its own time.",
        ),
        (
            chart("wwbo"),
            "The newest month is within ordinary ups and downs. Earlier months that these "
            "do not explain: one better and two worse.",
        ),
        (
            chart("wo"),
            "The newest month is within ordinary ups and downs. Earlier months that these "
            "do not explain: one worse.",
        ),
        (
            chart("wwobbb", anew="2020-04"),
            "The newest three months are better than ordinary ups and downs explain. The last is "
            "above the limit.",
        ),
        (
            chart("oobb", step=6),
            "The newest two figures are better than ordinary ups and downs explain. The last is "
            "above the limit.",
        ),
    ],
)
def test_the_newest_months_come_first_and_earlier_ones_are_explained(
    found: JudgedSeries, words: str
) -> None:
    said = variation_finding(found)
    assert variation_caption(found, found).startswith(said)
    assert said == words


def test_the_caption_says_from_when_limits_begin_anew_and_what_all_months_would_say() -> None:
    anew, alike = chart("ooooo", anew="2020-03"), chart("wwoob")
    told = variation_caption(anew, alike)
    assert (
        "Both begin anew in March 2020, the month of the baseline, so that each month is "
        "compared with its own time." in told
    )
    assert told.endswith("Compared with all months together, the newest would be marked as better.")
    unmarked = variation_caption(chart("ooow", anew="2020-03"), chart("oooo"))
    assert unmarked.endswith("Compared with all months together, the newest would be unmarked.")
    assert "Compared with all months" not in variation_caption(anew, chart("wwooo"))
    assert "Solid line: average of all months." in variation_caption(alike, alike)

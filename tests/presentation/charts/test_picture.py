"""A chart that leaves its page carries what it shows, how that is counted and where it comes
from."""

import plotly.graph_objects as go

from presentation.charts.over_time.line import line_chart
from presentation.charts.picture import picture, picture_config
from presentation.palette import DARK, LIGHT
from tests.presentation.words_results import example

CHART = line_chart(example("nd_longest_wait"), LIGHT)


def texts(figure: go.Figure) -> list[str]:
    """Every text round the plot."""
    layout = figure.to_dict()["layout"]
    return [
        layout["title"]["text"],
        layout["title"]["subtitle"]["text"],
        layout["annotations"][-1]["text"],
    ]


def test_the_name_the_finding_and_the_notes_stand_on_it() -> None:
    made = picture(
        CHART,
        "Wait <now>",
        ["Up & away.", "Far to go."],
        ["Counted: all.", "Source: <none>."],
        LIGHT,
    )
    assert texts(made) == [
        "<b>Wait &lt;now&gt;</b>",
        "Up &amp; away.<br>Far to go.",
        "Counted: all.<br>Source: &lt;none&gt;.",
    ]


def test_there_is_room_for_them_and_the_plot_keeps_its_size() -> None:
    def plot(figure: go.Figure) -> float:
        layout = figure.to_dict()["layout"]
        return layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]

    short, long = (picture(CHART, "n", ["f"], ["note"] * lines, DARK) for lines in (1, 6))
    assert plot(short) == plot(long) == plot(CHART)
    assert (
        long.to_dict()["layout"]["height"]
        > short.to_dict()["layout"]["height"]
        > CHART.to_dict()["layout"]["height"]
    )


def test_the_chart_on_the_page_is_left_as_it_is() -> None:
    before = CHART.to_json()
    picture(CHART, "n", ["f"], ["note"], LIGHT)
    assert CHART.to_json() == before


def test_it_is_saved_under_the_name_of_the_measure() -> None:
    assert picture_config("ehc_20_weeks")["toImageButtonOptions"]["filename"] == "ehc_20_weeks"

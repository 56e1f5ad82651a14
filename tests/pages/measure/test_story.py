"""The story of a measure holds the words that its page shows."""

from pathlib import Path

import pytest
from markupsafe import escape

from kpis.measures import measures
from pages.parts import source
from pages.parts.measure.over_time import marked
from presentation.palette import LIGHT
from presentation.story import story
from tests.pages.conftest import Opened


@pytest.mark.parametrize("id", measures())
def test_the_page_shows_the_words_of_the_story(
    id: str, opened: Opened, own_database: Path, example_file: Path
) -> None:
    own_database.write_bytes(example_file.read_bytes())
    test = opened("measure", id=id, months="all")
    told = story(source.results(), id, marked(source.results().by_id[id]))
    html = "".join(one.value for one in test.html)
    assert len(told.figures) == 4
    for words in (
        told.name,
        told.finding,
        told.caption,
        told.source,
        *(word for one in told.figures for word in one),
    ):
        assert escape(words) in html
    finding, figures = html.index("<h2"), html.index('class="figures"')
    for words in told.meaning:
        assert finding < html.index(escape(words)) < figures
    [drawn, *_] = test.get("plotly_chart")
    assert drawn.proto.alt == told.alternative
    assert told.draw(LIGHT).data

"""A short form is explained on the page that uses it, and none that the page does not use."""

import re
from html import unescape

import pytest

from data.plan import load_plan
from presentation.words.plan.glossary import OURS, uses
from tests.pages.conftest import Opened

ANNOUNCED = "Short forms here: "
TERMS = {term.term: term for term in (*load_plan().glossary, *OURS)}


@pytest.mark.parametrize(
    ("page", "query", "some"),
    [
        ("milestones", {"show": "all"}, ["ICB", "SENCo"]),
        ("sections", {"section": "2"}, ["ADHD", "SEMH"]),
        ("action", {"id": "2c"}, ["ICB"]),
        ("measure", {"id": "nd_adhd_over_13_weeks"}, ["ADHD"]),
        ("waiting_times", {}, ["ADHD", "FASD"]),
    ],
)
def test_a_short_form_is_explained_where_it_is_used(
    shown: Opened, page: str, query: dict[str, str], some: list[str]
) -> None:
    test = shown(page, **query)
    whole = "\n".join([*(one.value for one in test.html), *(one.value for one in test.markdown)])
    told = unescape(re.sub(r"<[^>]+>", " ", whole))
    page_words, line = told.split(ANNOUNCED, 1)
    explained = [name for name in TERMS if re.search(rf"(?:^|; ){name} means", line)]
    assert [name for name in some if name not in explained] == []
    assert [
        name for name in explained if not uses(page_words + line.rsplit(".", 1)[-1], TERMS[name])
    ] == []

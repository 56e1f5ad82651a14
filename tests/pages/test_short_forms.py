"""A short form is explained on the page that uses it, and none that the page does not use."""

import re
from html import unescape

import pytest

from data.plan import load_plan
from presentation.words.plan.glossary import OURS, uses
from tests.pages.conftest import Opened

ANNOUNCED = "Short forms here: "
FOLD = re.compile(rf"<summary>{ANNOUNCED}[^<]+</summary><p[^>]*><small>(.*?)</small></p>")
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
    fold = FOLD.search(whole)
    assert fold
    explained = [name for name in TERMS if re.search(rf"(?:^|; ){name} means", unescape(fold[1]))]
    assert [name for name in some if name not in explained] == []
    rest = unescape(re.sub(r"<[^>]+>", " ", FOLD.sub("", whole)))
    assert [name for name in explained if not uses(rest, TERMS[name])] == []


def test_short_forms_are_explained_at_first_use_and_folded_for_those_who_live_by_them(
    shown: Opened,
) -> None:
    for page, first in (("overview", "Progress by section"), ("sections", 'class="milestone"')):
        whole = "\n".join(one.value for one in shown(page).html)
        assert re.search(rf"<summary>{ANNOUNCED}[^<]+</summary>", whole)
        assert whole.index(ANNOUNCED) < whole.index(first)

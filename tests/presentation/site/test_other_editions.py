"""The site of editions that are not like the demonstration's: all hidden, no figure yet, one month
alone, no measures or milestones in a section."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from kpis.definitions import Hidden, Shown
from kpis.editions import Content, PackSource
from kpis.editions.content import released_as
from presentation.site import site_files
from presentation.site.section import section_page
from presentation.site.told import public_edition
from presentation.words.public import MEASURED, STEPS
from tests.presentation.site.read import pages, tree, words

UNKNOWN = re.compile(
    r"\b(None|nan|inf|0 of 0)\b|Better than in|(is|are) better than|It has got|got worse"
)
"""What no page can say of an edition that holds one figure of each measure at most."""
Told = tuple[Shown | Hidden, ...]


def changed(content: Content, change: Callable[[Told], Iterable[Shown | Hidden]]) -> Content:
    """The content with every series changed, judged anew."""
    series = tuple(replace(one, told=tuple(change(one.told))) for one in content.series)
    held = replace(content, series=series)
    declared = {one.measure.id: one.measure for one in held.measures}
    found = released_as(held.results, held.shares, declared)
    return replace(held, measures=tuple(found.by_id.values()))


@pytest.mark.parametrize(
    ("change", "answer", "counts"),
    [
        (
            lambda told: (Hidden(one.period) for one in told),
            "Not known yet: no target can be judged",
            "29 are not shown, so that no child can be known by them",
        ),
        (lambda told: (), "Not known yet: there are no figures", "29 have no figure yet"),
        (
            lambda told: (one for one in told if one.period == "2026-09"),
            "Known only in part: all targets that can be judged are met",
            "have only their first figure",
        ),
    ],
)
def test_it_says_no_more_than_is_known(source: PackSource, change, answer, counts) -> None:
    made = site_files(replace(source, content=changed(source.content, change), before=None))
    front = words(tree(made["index.html"]))
    assert answer in front and counts in front
    for name, page in pages(made):
        assert not UNKNOWN.search(words(page)), name


def test_a_section_without_measures_or_milestones_has_no_empty_heading(source: PackSource) -> None:
    told = public_edition(source)
    bare = replace(told.sections[0], results=(), states=())
    page = words(tree(section_page(told, bare)))
    assert MEASURED not in page and STEPS not in page


def test_easy_read_says_to_which_month_the_numbers_go(source: PackSource) -> None:
    page = words(tree(site_files(source)["easy-read.html"]))
    assert "The numbers go up to September 2026." in page

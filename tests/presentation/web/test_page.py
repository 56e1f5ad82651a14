"""The page says all that its pack says, in the pack's order, and asks for nothing else; whatever
somebody typed is text."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kpis.editions import PackSource
from presentation.packs import Pack, PackChoice, pack_of
from presentation.web import print_web
from tests.presentation.hidden_results import READ
from tests.presentation.web.conftest import HOSTILE, texts_of, typed

VOID = {"meta"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section"),
    *("article", "h1", "h2", "h3", "h4", "p", "small", "b", "span", "div", "a", "ul", "li", "dl"),
    *("dt", "dd", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure"),
    *("figcaption", "details", "summary"),
    *("svg", "g", "line", "path", "rect", "circle", "text", "tspan"),
}
DRAWN = {"svg", "g", "line", "path", "rect", "circle", "text", "tspan"}


class Read(HTMLParser):
    """What a browser would make of it: elements with their attributes, headings, and all text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.text: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-4]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not DRAWN & set(self.open) and "style" not in self.open:
            self.text.append(data)
        if self.open and re.fullmatch("h[1-4]", self.open[-1]):
            level, words = self.headings.pop()
            self.headings.append((level, words + data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def said(self) -> str:
        return plain(" ".join(self.text))


def plain(words: str) -> str:
    """Words without what lays them out."""
    return re.sub(r"\s+", "", words)


def test_every_text_of_the_pack_is_on_the_page(pack: Pack, page: str) -> None:
    read = Read(page)
    labels = plain(" ".join(held.get("aria-label", "") for _, held in read.elements))
    held = {text for text in texts_of(pack) if not re.fullmatch("[a-z_0-9]*", text)}
    missing = {text for text in held if plain(text) not in read.said + labels}
    # A sentence begins with what the pack has as its middle.
    assert {text for text in missing if plain(text[1:]) not in read.said} == set()
    assert missing <= {one.grounds for one in pack.exceptions}


def test_it_goes_in_the_order_of_the_papers(pack: Pack, page: str) -> None:
    chapters = [words for level, words in Read(page).headings if level == 2]
    assert chapters == [
        pack.question,
        "About these papers",
        "Contents",
        "Exceptions",
        f"What has changed since {pack.changes.since}",
        "How the charts are read",
        *(one.name for one in pack.sections),
        "Evidence",
        "Data quality and freshness",
        "Methods",
        "What was hidden, and why",
    ]


def test_each_chart_says_what_is_its_own_and_leads_to_how_all_are_read(
    pack: Pack, page: str
) -> None:
    charts = len(list(pack.measures)) + sum(one.measure is not None for one in pack.exceptions)
    assert page.count('<a href="#reading">How the charts are read</a></figcaption>') == charts
    assert page.count("Solid line: ") == 0
    assert [one for one in pack.measures if one.story.own and one.story.own not in page] == []


def test_no_level_of_headings_is_left_out(page: str) -> None:
    levels = [level for level, _ in Read(page).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_must_be_known_heads_the_page_and_each_part_of_it(
    working: PackSource, pack: Pack, page: str
) -> None:
    exact = pack_of(working, PackChoice())
    for one, printed in ((pack, page), (exact, print_web(exact).decode())):
        assert one.notices
        parts = printed.count("<section ")
        assert parts == 8 + len(one.sections)
        for words in one.notices:
            # The answer stands just under the head of the page.
            assert printed.count(words) == parts
    assert Read(page).elements[6][0] == "title"
    assert "<title>Demonstration: " in page


def test_each_notice_has_a_line_at_the_head_of_each_sheet_of_paper(pack: Pack) -> None:
    why = f"Withdrawn by Ad: {'a wrong file, ' * 80}"
    page = print_web(
        replace(pack, notices=(why, *pack.notices), sections=(), exceptions=())
    ).decode()
    [head] = re.findall(r'top-left{content:"([^"]*)"', page)
    told = re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), head).split("\n")
    assert (told[0][:16], told[0][-1], told[1:]) == ("Withdrawn by Ad:", "…", [*pack.notices])
    assert len(told[0]) < 120 and "white-space:pre" in page


def test_it_asks_for_nothing_and_runs_nothing(page: str) -> None:
    read = Read(page)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    ids = {held["id"] for _, held in read.elements if "id" in held}
    links = [held["href"] for tag, held in read.elements if tag == "a"]
    assert {link.removeprefix("#") for link in links} <= ids
    assert len(ids) == sum("id" in held for _, held in read.elements)
    assert not re.search(r"url\(|@import|src=|javascript|\son\w+=", page)
    assert """Content-Security-Policy" content="default-src 'none';""" in page


def test_every_chart_says_what_it_shows_and_every_table_what_it_holds(
    pack: Pack, page: str
) -> None:
    read = Read(page)
    shown = [held for tag, held in read.elements if held.get("role") == "img"]
    assert len(shown) * 2 == sum(tag == "svg" for tag, _ in read.elements)
    labels = {held["aria-label"] for held in shown}
    assert {one.story.alternative for one in pack.measures} <= labels
    names = [tag for tag, _ in read.elements]
    assert names.count("caption") == names.count("table")
    assert all(held.get("scope") for tag, held in read.elements if tag == "th")


def test_the_same_pack_is_the_same_page(source: PackSource, page: str) -> None:
    assert print_web(pack_of(source, PackChoice())).decode() == page


@pytest.fixture(scope="module")
def part(source: PackSource) -> Pack:
    """A pack of one section, which is printed sooner."""
    return pack_of(source, PackChoice(sections=(1,)))


@pytest.fixture(scope="module")
def elements(part: Pack) -> list[str]:
    """The elements of its page, where nobody typed anything but words."""
    return [tag for tag, _ in Read(print_web(typed(part, "words")).decode()).elements]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_was_typed_is_text(part: Pack, elements: list[str], words: str) -> None:
    printed = print_web(typed(part, words)).decode()
    read = Read(printed)
    assert [tag for tag, _ in read.elements] == elements
    kept = "".join(one for one in words if one not in "\0\x1b\x7f\ufffe\u202e")
    assert plain(kept) in read.said
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\u202e]", printed)


def test_a_stylesheet_takes_what_was_typed_for_words_alone(part: Pack) -> None:
    printed = print_web(typed(part, '"}</style><script>*{}\\"')).decode()
    rule = printed.partition("@top-left{")[2].partition("</style>")[0]
    words = r'content:"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*"'
    assert re.fullmatch(words + ";font:8pt sans-serif;white-space:pre}}", rule)


def test_papers_of_one_section_have_no_other(part: Pack) -> None:
    printed = print_web(part).decode()
    assert part.chosen in printed
    assert 'id="section-1"' in printed
    assert 'id="section-2"' not in printed


def test_a_pack_with_nothing_off_says_so(part: Pack) -> None:
    assert "There are none." in print_web(replace(part, exceptions=())).decode()


def test_the_first_edition_has_changed_since_nothing(source: PackSource) -> None:
    first = print_web(pack_of(replace(source, before=None), PackChoice(sections=(1,)))).decode()
    titles = {words for level, words in Read(first).headings if level == 2}
    assert "What has changed" in titles
    assert "What has changed since" not in first


def test_no_hidden_figure_is_on_the_page(page: str) -> None:
    assert not READ.search(Read(page).said)

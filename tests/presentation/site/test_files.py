"""The files of the public site: plain, whole, small, and of an approved edition alone."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle, pairwise

import pytest

from data.record import EditionEvent
from kpis.editions import PackSource
from presentation.site import NotForThePublicError, site_files
from presentation.site.data import data_csv
from presentation.site.told import public_edition
from tests.presentation.site.read import PAGES, pages, tree, words

NAMES = {*PAGES, "fragment.html", "data.csv", "definitions.csv", "data.json"}
INVENTED = "Every figure here is invented"


def test_it_is_the_same_bytes_each_time(source: PackSource, files: Mapping[str, bytes]) -> None:
    assert set(files) == NAMES
    assert site_files(source) == files


def test_every_page_is_well_formed_and_has_one_main_heading(files: Mapping[str, bytes]) -> None:
    for name, page in pages(files):
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4")]
        first = 2 if name == "fragment.html" else 1
        assert levels[0] == first and levels.count(1) == (first == 1), name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_no_page_runs_a_script_or_asks_another_place_for_anything(
    files: Mapping[str, bytes],
) -> None:
    for name, page in pages(files):
        text = files[name].decode()
        assert not list(page.iter("script", "iframe", "object", "embed", "form", "base")), name
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), name
        places = page.xpath("//@href | //@src | //@action | //@srcset")
        assert not [one for one in places if re.match(r"[a-z]+:|//", one) and one != "data:,"], name
        assert "@import" not in text and "url(" not in text, name
        if name != "fragment.html":
            (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
            assert "default-src 'none'" in policy and "script" not in policy


def test_every_link_leads_to_a_file_or_a_place_of_the_site(files: Mapping[str, bytes]) -> None:
    for name, page in pages(files):
        for link in page.xpath("//a/@href"):
            file, _, place = link.partition("#")
            assert not file or file in files, (name, link)
            held = tree(files[file]) if file.endswith(".html") else page
            assert not place or held.xpath(f"//*[@id='{place}']"), (name, link)


def test_every_section_is_reached_from_the_first_page(files: Mapping[str, bytes]) -> None:
    links = set(tree(files["index.html"]).xpath("//main//a/@href"))
    assert links >= {*PAGES} - {"index.html", "embed.html"} | {"data.csv", "data.json"}


def test_the_first_page_is_small(files: Mapping[str, bytes]) -> None:
    assert len(files["index.html"]) < 40_000
    assert all(len(files[name]) < 300_000 for name in PAGES)


def test_every_file_says_that_no_figure_is_real(files: Mapping[str, bytes]) -> None:
    for name, file in files.items():
        assert INVENTED in file.decode("utf-8-sig"), name
    for name, page in pages(files):
        body = page if name == "fragment.html" else page.find("body")
        assert INVENTED in words(body), name
    for name in PAGES:
        assert tree(files[name]).findtext("head/title", "").startswith("Demonstration: "), name


def test_a_real_edition_is_not_called_invented(source: PackSource) -> None:
    real = replace(source, content=replace(source.content, demonstration=False))
    for name, file in site_files(real).items():
        text = file.decode("utf-8-sig").lower()
        assert "invented" not in text and "demonstration:" not in text, name


def test_every_page_says_who_approved_it_and_when_and_for_which_meeting(
    source: PackSource, files: Mapping[str, bytes]
) -> None:
    approval = source.edition.approval
    assert approval
    for name, page in pages(files):
        told = words(page)
        assert f"Approved by {approval.by} on " in told, name
        assert source.edition.name in told, name
    edition = json.loads(files["data.json"])["edition"]
    assert edition["approved_by"] == approval.by
    assert edition["approved_at"] == approval.at.isoformat()


def test_a_contact_is_told_where_there_is_one(source: PackSource) -> None:
    told = words(tree(site_files(source, " send@council.example ")["about.html"]))
    assert "tell us: send@council.example" in told
    assert "tell us" not in words(tree(site_files(source)["about.html"]))


def test_only_an_approved_edition_is_published(source: PackSource) -> None:
    gone = EditionEvent(action="withdrawn", at=source.edition.at, by="Somebody", reason="Wrong")
    events = source.edition.events
    refused = {
        "waiting": replace(source, edition=source.edition.model_copy(update={"events": ()})),
        "withdrawn": replace(
            source, edition=source.edition.model_copy(update={"events": (*events, gone)})
        ),
        "working figures": replace(source, working=True),
    }
    for words_, one in refused.items():
        with pytest.raises(NotForThePublicError, match=words_):
            site_files(one)


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|'/c calc'!A1",
    "\uff1d1+1",
    "{{7*7}} #raw(1) &lt; ]]>",
    "a\x00b\x08c\x1bd\x85e\ufffe\ud800f",
    "\u202egnirts\u202c \u2067x",
    "👩‍👩‍👧 é ﷽",
    "W" * 5000,
    "two\nlines\r\n\tthree",
    "</style><style>*{display:none}",
)


@pytest.fixture(scope="module")
def typed(source: PackSource) -> dict[str, bytes]:
    """The site of an edition of which everything is typed so."""
    content, approval = source.content, source.edition.approval
    assert approval
    states = tuple(
        replace(one, milestone=one.milestone.model_copy(update={"words": words_}))
        for one, words_ in zip(content.board.states, cycle(HOSTILE), strict=False)
    )
    every = " ".join(HOSTILE)
    events = (approval.model_copy(update={"by": every}),)
    named = source.edition.model_copy(update={"name": every, "events": events})
    board = replace(content.board, states=states)
    return site_files(replace(source, edition=named, content=replace(content, board=board)), every)


def _kept(typed: str) -> str:
    held = re.sub(
        "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\u202a-\u202e\u2066-\u2069]", "", typed
    )
    return " ".join(held.split())


def test_what_people_typed_is_text(typed: Mapping[str, bytes]) -> None:
    for name, page in pages(typed):
        told = words(page)
        assert _kept(" ".join(HOSTILE)) in told, name
        if name.startswith("section-"):
            assert all(_kept(one) in told for one in HOSTILE), name
        assert not list(page.iter("script", "img")), name
        assert len(list(page.iter("style"))) == (name != "fragment.html"), name


@pytest.mark.parametrize("formula", ["=1+1", "\uff1d1+1", "@SUM(1)", "\t=1"])
def test_no_spreadsheet_obeys_what_people_typed(source: PackSource, formula: str) -> None:
    edition = source.edition.model_copy(update={"name": formula})
    rows = data_csv(public_edition(replace(source, edition=edition))).decode("utf-8-sig")
    named = {one["edition_name"] for one in csv.DictReader(io.StringIO(rows))}
    assert named == {f"'{formula}"}

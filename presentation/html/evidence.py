"""Criteria judged by evidence: each judgement has a diamond and a word, neither a measure's nor a
milestone's.

The diamond has the colour of text: strong evidence fills it, some half of it, none yet leaves it
open, and without an entry its edge is dashed.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from data.plurals import counted
from data.record import Entry, Evidence
from kpis.record import JudgedCriterion, Judgement, evidence_in, evidence_of
from presentation.html.kit import Markup, join, tag, whole
from presentation.words import short_date
from presentation.words.record import JUDGEMENT_NAMES, fate_words, replaced_by, written_by


def diamond(judgement: Judgement, *, hidden: str = "true") -> Markup:
    """The mark of a judgement; its word always stands beside it. Not `hidden` by itself where its
    row is."""
    return tag("span", tag("span", class_=f"diamond {judgement}"), class_="gem", aria_hidden=hidden)


def judgement_chip(judgement: Judgement) -> Markup:
    """The judgement of a criterion: its diamond and its word."""
    return tag("span", diamond(judgement), JUDGEMENT_NAMES[judgement], class_="chip evidence")


def diamonds(judgements: Sequence[Judgement]) -> Markup:
    """One diamond a criterion, in the order given; hidden from screen readers, for which the counts
    in words are there."""
    marks = [diamond(judgement, hidden="") for judgement in judgements]
    return tag("div", *marks, class_="marks", aria_hidden="true")


def criteria_list(found: Sequence[JudgedCriterion], entries: Sequence[Entry]) -> Markup:
    """One entry a criterion: its words, its judgement, the latest evidence, and folded away all
    that is older or no longer counts."""
    every, fates = evidence_in(entries), replaced_by(entries)
    return whole(
        tag(
            "ul",
            *(_criterion(one, evidence_of(one.criterion, every), fates) for one in found),
            class_="judged",
        )
    )


def _criterion(
    one: JudgedCriterion, every: Sequence[tuple[Entry, Evidence]], fates: Mapping[int, Entry]
) -> Markup:
    words = join(
        [tag("b", one.criterion.id), " ", one.criterion.stem or "", " ", one.criterion.words]
    )
    latest = one.evidence[:1]
    older = [pair for pair in every if pair not in latest]
    folded = tag(
        "details",
        tag("summary", _older_words(one.criterion.id, older)),
        tag("ul", *_each(older, fates)),
    )
    newest = [tag("div", _evidence(*pair, fates), class_="said") for pair in latest]
    return tag(
        "li", tag("div", words), judgement_chip(one.judgement), *newest, folded if older else ""
    )


def _older_words(criterion: str, older: Sequence[object]) -> str:
    return (
        f"{counted(len(older), 'older or corrected entry', 'older or corrected entries')} of "
        f"{criterion}"
    )


def _each(found: Sequence[tuple[Entry, Evidence]], fates: Mapping[int, Entry]) -> list[Markup]:
    """Each with its own judgement in words: only the latest has the criterion's chip above it."""
    return [
        tag("li", tag("b", JUDGEMENT_NAMES[pair[1].judgement]), _evidence(*pair, fates))
        for pair in found
    ]


def _evidence(entry: Entry, written: Evidence, fates: Mapping[int, Entry]) -> Markup:
    fate = fate_words(fates.get(entry.id))
    return join(
        [
            tag("div", f"{short_date(written.dated_on)} · {written.source}"),
            tag("div", written.words),
            tag("div", evidence_link(written.link)) if written.link else "",
            tag("small", f"Entry {entry.id}, written by {written_by(entry)}.", class_="under"),
            tag("div", tag("b", fate)) if fate else "",
        ]
    )


def evidence_link(address: str) -> Markup:
    """The way to what somebody gave as evidence, in the same tab; it says on whose site that is.
    What is no web address stays words."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return tag("span", address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return tag("span", address)
    return tag("a", f"See the evidence on {parts.hostname}", href=address)

"""Nothing of an edition but its published figures gets onto the public site."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor

from data.record import Commentary, Entry
from kpis.commands import public_report
from kpis.commands.report import report
from kpis.computing import TARGET_SERIES, TOGETHER
from kpis.definitions import Hidden, Key, Measure, Result, Shown
from kpis.editions import Content, PackSource, public_results
from kpis.figures import count, number
from kpis.measures import measures
from kpis.trends import Recent
from presentation.site import site_files
from presentation.site.told import public_edition
from tests.presentation.site.read import tree, words

SECRET = "SECRETWORDS"


def test_other_figures_and_words_that_are_rounded_alike_make_the_same_site(
    source: PackSource, files: Mapping[str, bytes]
) -> None:
    """Whoever reads the site cannot tell two editions apart that are rounded to the same: their
    exact counts, statuses and recent directions, and all that officers typed, differ."""
    content, changed = source.content, _otherwise(source.content)
    before = {one.key: one.told for one in content.series}
    moved = sum(one != before[key] for key, told in changed.shares.items() for one in told)
    assert moved > 1000
    edition = source.edition.model_copy(update={"note": SECRET, "by": SECRET, "sha256": SECRET})
    made = site_files(PackSource(edition, changed, None, False))
    assert {name for name in files if made[name] != files[name]} == set()
    assert not [name for name, file in made.items() if SECRET.encode() in file]


def _otherwise(content: Content) -> Content:
    series = tuple(
        replace(one, told=tuple(_other(one.key, figure) for figure in one.told))
        for one in content.series
    )
    return replace(
        content,
        series=series,
        measures=tuple(map(_misjudged, content.measures)),
        lately={id: Recent("worse", "2020-01", SECRET) for id in content.lately},
        entries=tuple(map(_said, content.entries)),
        board=replace(
            content.board,
            states=tuple(
                replace(
                    one,
                    updates=tuple(
                        replace(each, text=SECRET, evidence=SECRET, signed_off_by=SECRET, by=SECRET)
                        for each in one.updates
                    ),
                    history=(),
                    lead=SECRET,
                )
                for one in content.board.states
            ),
        ),
    )


def _misjudged(result: Result) -> Result:
    return replace(result, series=(), status="no_data", baseline=None, upward_trajectory=None)


def _said(entry: Entry) -> Entry:
    said = entry.written
    if not isinstance(said, Commentary):
        return entry
    return entry.model_copy(update={"written": said.model_copy(update={"why": SECRET})})


def _protects(key: Key) -> tuple[Measure, bool]:
    measure = measures()[key[0]]
    beside = next((one for one in measure.companions if one.id == key[1]), None)
    protects = (beside and beside.protects) or measure.protects
    return measure, protects != "nothing" and key[1] != TARGET_SERIES


def _other(key: Key, figure: Shown | Hidden) -> Shown | Hidden:
    """Another figure that is rounded to the same, where there is one."""
    measure, protected = _protects(key)
    beside = next((one for one in measure.companions if one.id == key[1]), measure)
    if isinstance(figure, Hidden) or not protected or beside.calculation.statistic == "gap":
        return figure
    hits, cases = _near(figure.numerator), _near(figure.denominator)
    if hits is None and cases is None and figure.denominator is None:
        return figure
    held, now = figure.numerator or 0, hits or 0
    if 0 < figure.cases - held < 8 or (cases and 0 < cases - now < 8):
        return figure
    value = figure.value
    if hits is not None:
        value = beside.calculation.per * hits / cases if cases else hits
    elif figure.numerator is not None:
        return figure
    return replace(figure, numerator=hits, denominator=cases, value=value)


def _near(held: float | None) -> float | None:
    """Another number of the same five, and no small one."""
    if held is None or held < 8:
        return None
    five = 5 * floor(held / 5 + 0.5)
    other = five + 1 if five + 1 != held else five + 2
    return float(other) if other >= 8 else held


def test_every_figure_on_a_page_is_a_published_one(
    source: PackSource, files: Mapping[str, bytes]
) -> None:
    told = report(public_results(source.content))["kpis"]
    seen = 0
    for name in (one for one in files if one.startswith("section-")):
        for card in tree(files[name]).xpath("//section[@class='card'][h3]"):
            (id,) = card.xpath("h3/@id")
            allowed = set(_allowed(told[id]))
            for words_ in _shown(card):
                found = re.findall(r"\d[\d,]*(?:\.\d+)?", words_)
                assert set(found) <= allowed, (id, words_)
                seen += len(found)
    assert seen > 1500


def _shown(card) -> Iterator[str]:
    """What of a measure's card is a figure: the large ones, those in the table and on the chart."""
    yield from (words(one).replace("1,000", "") for one in card.xpath(".//dd[@class='value']"))
    yield from map(words, card.xpath(".//td"))
    yield from map(words, card.xpath(".//dl[@class='figures']/div[position()<3]/dd[@class='soft']"))
    charts = card.xpath(".//*[local-name()='text']")
    # An axis has whole numbers, and no figure.
    yield from (re.sub(r"year \d{4}:", "", told) for told in map(words, charts) if "." in told)


def _allowed(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _allowed(one)
    elif isinstance(value, list):
        for one in value:
            yield from _allowed(one)
    elif isinstance(value, int | float):
        yield from (count(value), number(value), number(value).removesuffix(".0"))


def test_the_files_hold_what_the_command_gives(
    source: PackSource, files: Mapping[str, bytes]
) -> None:
    reference = json.loads(json.dumps(public_report(public_results(source.content))))
    made = json.loads(files["data.json"])
    assert made["last_period"] == reference["last_period"]
    assert list(made["kpis"]) == list(reference["kpis"])
    for id, told in made["kpis"].items():
        kept = {name: reference["kpis"][id].get(name) for name in told}
        assert {name: kept[name] for name in kept if name in reference["kpis"][id]} == {
            name: told[name] for name in told if name in reference["kpis"][id]
        }
        assert set(told) - set(reference["kpis"][id]) == {"rounded", "caution", "definition"}
        assert set(reference["kpis"][id]) - set(told) == set()
        # Directions of rounded figures may be made by rounding.
        assert not any(told[name] for name in ("recent", "exceptions", "projection", "course"))


def test_the_rows_hold_the_same_figures(source: PackSource, files: Mapping[str, bytes]) -> None:
    kpis = json.loads(files["data.json"])["kpis"]
    rows = list(csv.DictReader(io.StringIO(files["data.csv"].decode("utf-8-sig"))))
    own = [one for one in rows if one["series"] == "measure" and not one["part"]]
    figures = [(id, one) for id, told in kpis.items() for one in told["series"]]
    assert len(own) == len(figures) > 500
    for row, (id, figure) in zip(own, figures, strict=True):
        assert (row["measure"], row["period"]) == (id, figure["period"])
        assert row["hidden"] == str(figure["value"] is None)
        assert row["value"] in ("", str(figure["value"]), str(float(figure["value"] or 0)))
    assert {row["series"] for row in rows} > {"measure", TOGETHER}
    for row in own:
        if row["status"]:
            assert row["note"].endswith(kpis[row["measure"]]["caution"])
    assert any("could decide whether this target is met" in row["note"] for row in own)


def test_every_protected_count_in_a_file_is_rounded(files: Mapping[str, bytes]) -> None:
    rows = csv.DictReader(io.StringIO(files["data.csv"].decode("utf-8-sig")))
    seen = 0
    for row in rows:
        key = (row["measure"], "" if row["series"] == "measure" else row["series"], "", "")
        _, protected = _protects(key if key[1] != TOGETHER else (key[0], "", "", ""))
        if not protected or row["measure"] == "nd_provider_gap":
            continue
        for held in filter(None, (row["numerator"], row["denominator"])):
            assert float(held) % 5 == 0, row
            seen += 1
    assert seen > 1000


def test_what_an_edition_hides_is_a_star(source: PackSource, files: Mapping[str, bytes]) -> None:
    hidden = {one.measure.id: one for one in public_results(source.content).by_id.values()}
    for name in (one for one in files if one.startswith("section-")):
        for card in tree(files[name]).xpath("//section[@class='card'][h3]"):
            (id,) = card.xpath("h3/@id")
            rows = [list(map(words, row)) for row in card.xpath(".//tbody/tr")]
            stars = sum(row[-1] == "*" for row in rows)
            told = list(hidden[id].told)[-len(rows) :] if rows else []
            assert stars == sum(isinstance(one, Hidden) for one in told), id
            assert all(set(row[1:]) == {"*"} for row in rows if "*" in row), id


def test_what_pages_are_made_of_holds_nothing_that_officers_typed(source: PackSource) -> None:
    typed = source.edition.model_copy(update={"by": SECRET, "note": SECRET})
    told = public_edition(PackSource(typed, _otherwise(source.content), None, False))
    assert SECRET not in str(told)
    assert told.edition.name == source.edition.name

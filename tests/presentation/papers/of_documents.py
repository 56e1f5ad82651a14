"""The figures of papers that are read by people, read back: of the web page, the PDF and the
slides. They stand there in words, as on a screen."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import pypdf
from lxml import html
from pptx import Presentation

from kpis.definitions import TOO_FEW, UNDER
from presentation.packs import Pack, PackMeasure
from presentation.pdf import print_pdf
from presentation.slides import print_slides
from presentation.web import print_web
from presentation.words.measures import STATUS_NAMES
from tests.presentation.papers.figures_said import HIDDEN, Figures, Of

DOCUMENT = frozenset({"newest", "baseline", "target", "status"})
SUMMARY = frozenset({"newest", "baseline", "status"})
_BLOCK = re.compile(
    r"\nNow, [A-Z][a-z]+ \d{4}\n(?P<now>[^\n]+)\n(?P<note>.*?)"
    r"Baseline(?:, [^\n]+)?\n(?P<baseline>[^\n]+)\n(?P<since>.*?)"
    r"(?:Local target|Target)\n(?P<target>[^\n]+)\n",
    re.DOTALL,
)
"""The four figures of a measure in the text of a page."""
_TABLE = "Figures: {}\n"
_ROW = re.compile(r"^([A-Z][a-z]{2} \d{4})(?: \(partial\))? (.*)$")


def of_web(pack: Pack) -> Figures:
    """What stands in the article of each measure."""
    page = html.fromstring(print_web(pack))
    found = Figures()
    for measure in pack.measures:
        [article] = page.xpath(f"//article[@id='measure-{measure.id}']")
        said = [
            (one.xpath("string(.//b)"), one.xpath("string(.//small)"))
            for one in article.xpath(".//dl[@class='figures']/div/dd")
        ]
        found |= dict(_four(measure, said))
        found[Of(measure.id, "status")] = _status(article.xpath("string(./p[1])").strip("✓↗✕*–?︎ "))
        rows = article.xpath(".//table[starts-with(caption, 'Figures: ')]/tbody/tr")
        cells = [[one.text_content() for one in row.xpath("./th|./td")] for row in rows]
        found |= dict(_months(measure, cells))
    return found


def of_pdf(pack: Pack) -> Figures:
    """What is read off its pages: measures that are exceptions come first, then all of them."""
    pages = pypdf.PdfReader(io.BytesIO(print_pdf(pack))).pages
    text = "\n".join(page.extract_text() for page in pages)
    order = [one.measure for one in pack.exceptions if one.measure]
    order = [one for one in [*order, *pack.measures] if one.story.figures]
    blocks = [*_BLOCK.finditer(text)]
    assert len(blocks) == len(order)
    found = Figures()
    for measure, block in zip(order, blocks, strict=True):
        said = [
            (block["now"], block["note"].strip()),
            (block["baseline"], block["since"].strip()),
            (block["target"], ""),
        ]
        found |= dict(_four(measure, said))
    for measure in pack.measures:
        found |= dict(_months(measure, _rows(text, measure)))
        found[Of(measure.id, "status")] = _status(_after(text, measure))
    return found


def of_slides(pack: Pack) -> Figures:
    """What stands in the tables of the sections."""
    ids = {measure.name: measure for measure in pack.measures}
    found = Figures()
    for row in _table_rows(print_slides(pack)):
        if measure := ids.get(row.get("Measure", "").split("\n")[0]):
            now, baseline = row["Now"].split("\n")[0], row["Baseline"].split("\n")[0]
            said = [(now, _hidden_in(now)), (baseline, _hidden_in(baseline))]
            found |= dict(_four(measure, said))
            found[Of(measure.id, "status")] = _status(row["Status"][1:].strip("︎ \n"))
    return found


def _four(measure: PackMeasure, said: Sequence[tuple[str, str]]) -> Iterator[tuple[Of, object]]:
    """Now, baseline and target, where there are any."""
    newest = measure.result.newest or ""
    for kind, which, (value, note) in zip(
        ("newest", "baseline", "target"), (newest, "", ""), said, strict=False
    ):
        yield Of(measure.id, kind, which), HIDDEN if _hidden_in(note) else value
    if not said:
        yield from ((Of(measure.id, kind), None) for kind in ("newest", "baseline", "target"))


def _hidden_in(words: str) -> str:
    return next((one for one in (TOO_FEW, UNDER) if words.startswith(one)), "")


def _status(words: str) -> str:
    """The status with which the words begin, which may go on."""
    names = sorted(STATUS_NAMES.values(), key=len, reverse=True)
    return next((name for name in names if words.startswith(name)), words)


def _months(measure: PackMeasure, rows: Sequence[Sequence[str]]) -> Iterator[tuple[Of, object]]:
    for month, *_, value in rows:
        period = f"{datetime.strptime(month.partition(' (')[0], '%b %Y'):%Y-%m}"
        yield Of(measure.id, "series", period), HIDDEN if _hidden_in(value) else value


def _rows(text: str, measure: PackMeasure) -> list[list[str]]:
    """The rows of the table of a measure's newest figures, as they stand in the text of a page."""
    for part in re.split(r"\nFigures: ", text)[1:]:
        head, _, rest = part.partition("\nMonth ")
        if " ".join(head.split()) == measure.name:
            lines = rest.split("\n")[1:]
            found = [_ROW.match(line) for line in lines[: len(measure.figures.rows)]]
            return [[one[1], _last(one[2])] for one in found if one]
    return []


def _last(words: str) -> str:
    hidden = next((one for one in (TOO_FEW, UNDER) if words.endswith(one)), "")
    return hidden or re.sub(r"^(?:[\d,.]+ )*(?=\S+(?: weeks)?$)", "", words)


def _after(text: str, measure: PackMeasure) -> str:
    """What follows the name of a measure where a part of it begins: its chip."""
    names = [" ".join(STATUS_NAMES[measure.status].split())]
    name = r"\s+".join(map(re.escape, measure.name.split()))
    found = re.findall(rf"\n{name}\n[^\w]*({'|'.join(STATUS_NAMES.values())})", text)
    return found[-1] if found else f"none of {names}"


def _table_rows(file: bytes) -> Iterator[Mapping[str, str]]:
    for slide in Presentation(io.BytesIO(file)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = [
                    [cell.text_frame.text.replace("\x0b", "\n") for cell in row.cells]
                    for row in shape.table.rows  # type: ignore[attr-defined]
                ]
                yield from (dict(zip(rows[0], row, strict=True)) for row in rows[1:])

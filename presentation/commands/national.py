"""`national`: one measure over all places that agree, as the public of each may see it."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from data.commands import Answer, Commands, Parser, UsageError, command, tell, using_file
from data.places import PlacesError, read_places
from kpis.definitions import Measure
from kpis.measures import measures
from kpis.national import NationalFigure, NoFigure, Told, gathered
from presentation.rows import NationalRow, national_fields, national_row
from presentation.site import national_page
from presentation.words.public import NATIONAL_HEADS, NOT_TOLD, national_definition, national_notes


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "One measure over all places that agree, as the public of each may see it: of their newest "
        "approved editions, one database after another, read only (docs/running.md)."
    )
    parser = command(commands, "national", about, _national)
    parser.add_argument("measure", type=_measure, metavar="MEASURE", help="its name in the code")
    parser.add_argument(
        "--places", type=Path, required=True, metavar="FILE", help="the places, in TOML"
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a page there")
    return parser


def _measure(text: str) -> Measure:
    if found := measures().get(text):
        return found
    near = get_close_matches(text, list(measures()), n=1, cutoff=0)[0]
    raise ArgumentTypeError(f"there is no measure '{text}'. The nearest is {near}.")


def _national(options: Namespace) -> Answer:
    try:
        with using_file(options.places):
            places = read_places(options.places)
    except PlacesError as error:
        raise UsageError(str(error)) from error
    measure: Measure = options.measure
    told = tuple(gathered(places, measure))
    for one in told:
        if isinstance(one, NoFigure) and one.fault:
            tell(f"{one.title}: {one.fault}")
    if options.html:
        with using_file(options.html):
            options.html.write_bytes(national_page(measure, told))
    fields = {
        "measure": measure.id,
        "title": measure.name,
        "unit": measure.unit,
        **measure.model_dump(include={"counted", "out_of", "left_out", "chosen"}),
        "places": [national_fields(one) for one in told],
    }
    return Answer(fields, _lines(measure, told))


def _lines(measure: Measure, told: Sequence[Told]) -> list[str]:
    shown = [one for one in told if isinstance(one, NationalFigure)]
    rows = [national_row(one, measure) for one in shown]
    untold = [f"{one.title}: {one.why}" for one in told if isinstance(one, NoFigure)]
    return [
        measure.name,
        *(f"{head}: {words}" for head, words in national_definition(measure)),
        "",
        *_columns(rows),
        *([NOT_TOLD, *untold] if untold else []),
        *national_notes(measure, shown),
    ]


def _columns(rows: Sequence[NationalRow]) -> list[str]:
    """Columns as wide as what stands in them; nothing without a row."""
    if not rows:
        return ["No place tells a figure.", ""]
    lines = [NATIONAL_HEADS, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
    return [*padded, ""]

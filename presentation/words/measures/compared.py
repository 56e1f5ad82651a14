"""How we compare with others: published figures in words and rows, each with its period, counts and
source."""

from collections.abc import Sequence

from data.place import Place, load_place
from data.plurals import have
from kpis import months
from kpis.definitions import Comparator, Measure, Result
from kpis.figures import NOTHING, Unit, count_of, figure, plain_figure
from kpis.judging import Standing, is_carried, standing
from presentation.words.grammar import begun, in_words, joined

_HEADS = {"%": "Share", "weeks": "Weeks"}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_MANY = {10: "ten"}
"""How many neighbours the DfE gives an authority, in a word."""


def _like_us(place: Place) -> str:
    """Who the similar authorities are."""
    many = _MANY.get(len(place.neighbours)) or in_words(len(place.neighbours))
    return (
        f"Similar authorities are the {many} that the DfE calls our statistical neighbours "
        f"({months.long(place.neighbours_of)}): like us in their people, not always near us."
    )


def nothing_to_compare(measure: Measure) -> str:
    """Why there is no comparison."""
    missing = (
        " No such figure has been loaded: they are uploaded as benchmarks."
        if measure.published
        else ""
    )
    return measure.compared + missing


def compared_finding(found: Standing, measure: Measure) -> str:
    """`In 2024 Northmere was at 91.6%, better than England (46.4%) and 1st of 11 similar
    authorities`."""
    first = found.own or found.england or found.region
    when = period_words(found.period)
    if first is None:
        return f"Similar authorities in {when}"
    beside = joined([part for part in (_against_england(found, measure), _ranked(found)) if part])
    said = f"In {when} {first.area_name} was at {figure(first.value, measure.unit)}"
    return f"{said}, {beside}" if beside else said


def compared_short(result: Result) -> str:
    """How others stand in a few words: `2024: 3rd of 11 similar authorities; England 46.4%`;
    nothing without a figure of others. England's is left out where it is the target itself."""
    found = standing(result.comparators, result.measure.direction)
    if found is None:
        return ""
    ranked = _ranked(found)
    known = found.england if result.target.kind != "comparator" else None
    england = f"England {figure(known.value, result.measure.unit)}" if known else ""
    parts = [part for part in (ranked, england) if part]
    return f"{period_words(found.period)}: {'; '.join(parts)}" if parts else ""


def compared_clause(result: Result) -> str:
    """How we stand to others, as a clause that goes on from what is said of our own figure:
    `yet in 2024, at 91.6%, better than England (46.4%) and 3rd of 11 similar authorities`. It
    begins with "yet" where we do well beside them; nothing where no figure of ours is published."""
    found = standing(result.comparators, result.measure.direction)
    if found is None or found.own is None:
        return ""
    parts = [part for part in (_against_england(found, result.measure), _ranked(found)) if part]
    ours = figure(found.own.value, result.measure.unit)
    said = f"in {period_words(found.period)}, at {ours}, {joined(parts)}"
    return f"{'yet ' if _well(found, result.measure) else ''}{said}" if parts else ""


def _well(found: Standing, measure: Measure) -> bool:
    """Whether we do no worse than England and stand in the better half of similar authorities, as
    far as either is known."""
    in_front = found.rank is None or 2 * found.rank <= found.of
    return in_front and _beside_england(found, measure) != "worse"


def _against_england(found: Standing, measure: Measure) -> str:
    """How our own figure stands to England's, by what the reader sees of both."""
    stands = _beside_england(found, measure)
    if found.england is None or not stands:
        return ""
    if stands == "same":
        return "the same as England"
    return f"{stands} than England ({figure(found.england.value, measure.unit)})"


def _beside_england(found: Standing, measure: Measure) -> str:
    """`better`, `worse` or `same`, by what the reader sees of both; empty where either has no
    figure."""
    if found.own is None or found.england is None:
        return ""
    if figure(found.own.value, measure.unit) == figure(found.england.value, measure.unit):
        return "same"
    better = (found.own.value > found.england.value) == (measure.direction == "increase")
    return "better" if better else "worse"


def _ranked(found: Standing) -> str:
    if found.own is None or found.rank is None:
        return ""
    shared = any(one.value == found.own.value for one in found.neighbours)
    place = f"{found.rank}{_SUFFIXES.get(found.rank, 'th')}"
    return f"{'joint ' if shared else ''}{place} of {found.of} similar authorities"


def compared_head(measure: Measure) -> list[str]:
    """The headings of the table."""
    return ["Area", "Period", _HEADS.get(measure.unit, measure.unit.capitalize()), "Count"]


def compared_rows(found: Standing, unit: Unit) -> list[list[str]]:
    """Our own figure, England's and the region's, then the range of the similar authorities."""
    rows = [
        _row(one.area_name, [one], unit) for one in (found.own, found.england, found.region) if one
    ]
    if len(found.neighbours) < 2 or found.median is None:
        return rows + [_row(one.area_name, [one], unit) for one in found.neighbours]
    low, high = (
        [one for one in found.neighbours if one.value == end.value]
        for end in (found.neighbours[0], found.neighbours[-1])
    )
    middle = [
        f"Median of {len(found.neighbours)}",
        period_words(found.period),
        plain_figure(found.median, unit),
    ]
    ends = [
        _row(f"{word} of {len(found.neighbours)}: {_names(those)}", those, unit)
        for word, those in (("Highest", high), ("Lowest", low))
    ]
    return [*rows, ends[0], [*middle, NOTHING], ends[1]]


def _names(those: Sequence[Comparator]) -> str:
    return joined([one.area_name for one in those])


def _row(name: str, those: Sequence[Comparator], unit: Unit) -> list[str]:
    """Equal figures share a row; only one alone has its count in it."""
    counted = _count(those[0]) if len(those) == 1 else NOTHING
    return [name, period_words(those[0].period), plain_figure(those[0].value, unit), counted]


def _count(one: Comparator) -> str:
    if one.numerator is None or one.denominator is None:
        return NOTHING
    return count_of(one.numerator, one.denominator)


def period_words(period: str) -> str:
    """A calendar year (`2024`) or a month (`2026-06`) as it is said: `2024`, `June 2026`."""
    return period if len(period) == len("2024") else months.long(period)


def compared_notes(
    found: Standing, measure: Measure, month: str | None, *, demonstration: bool
) -> list[str]:
    """What has to be known beside the figures: whose they are, of when beside the measure's own
    newest `month` (`YYYY-MM`), what for, who is similar, and their sources."""
    figures = [one for one in (found.own, found.england, found.region, *found.neighbours) if one]
    target = (
        "The plan makes England's the target."
        if measure.target.kind == "comparator"
        else "None is a target."
    )
    notes = [f"These are published figures, not counted from our extracts. {target}"]
    if month and found.period < month[: len(found.period)]:
        notes.append(
            f"{period_words(found.period)} is the newest that has been loaded; the figure at the "
            f"top of this page is of {months.long(month)}."
        )
    if found.neighbours:
        notes.append(
            f"{_like_us(load_place())} "
            f"{_unknown(len(load_place().neighbours) - len(found.neighbours))}1st is best."
        )
    if demonstration and any(map(is_carried, figures)):
        notes.append("They are real, unlike the demonstration data.")
    return [*notes, f"Source: {'; '.join(dict.fromkeys(one.source for one in figures))}."]


def _unknown(number: int) -> str:
    return (
        f"{begun(in_words(number))} of them {have(number)} no figure for this period. "
        if number
        else ""
    )

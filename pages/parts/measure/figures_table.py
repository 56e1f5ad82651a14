"""The newest figures of a measure as a table, and where they come from."""

from collections.abc import Callable, Sequence

from data.clock import uk_time
from data.extracts import extracts
from data.plurals import counted
from data.record.batches import Batch, in_use
from kpis import figures, months
from kpis.definitions.results import Point, Result
from kpis.judging.read import Results
from kpis.trends.variation import judged
from pages.parts import source
from presentation.html.kit.headings import caption, heading
from presentation.html.kit.tables import folded_table, plain_table
from presentation.html.kit.tags import Markup, join, link
from presentation.words.grammar import begun, joined, long_date, ranges

NEWEST = 12
VALUES = {"%": "Share", "weeks": "Weeks"}
"""What the figures of a unit are called at the head of a column."""


def figures_table(result: Result) -> Markup:
    """The newest figures, newest first: numerator and denominator under their own names where there
    are any, and the uploads that hold the cases of each."""
    measure, newest = result.measure, result.series[-NEWEST:][::-1]
    numerators = any(point.numerator is not None for point in newest) and bool(measure.out_of_label)
    value = VALUES.get(measure.unit, measure.unit.capitalize())
    out_of = bool(measure.out_of_label)
    uploads = {ranges(point.batches) for point in newest}
    shown: dict[str, Callable[[Point], str]] = {
        "Month": lambda point: months.short(point.period) + (" (partial)" if point.partial else ""),
        **(
            {measure.counted_label: lambda point: figures.count(point.numerator)}
            if numerators
            else {}
        ),
        **(
            {measure.out_of_label: lambda point: figures.count(point.denominator)} if out_of else {}
        ),
        value: lambda point: figures.plain_figure(point.value, measure.unit),
        **({"From upload": lambda point: ranges(point.batches)} if len(uploads) > 1 else {}),
    }
    rows = [[cell(point) for cell in shown.values()] for point in newest]
    table = plain_table(
        list(shown), rows, label=f"Figures: {measure.name}", numeric=range(1, len(shown))
    )
    told = caption(f"Every month from upload {uploads.pop()}.") if len(uploads) == 1 else ""
    return join([table, told, marked_table(result)])


def marked_table(result: Result) -> Markup:
    """The months that the chart of ups and downs marks, newest first, folded away; nothing where it
    marks none."""
    found = judged(result)
    marked = [each for each in found.points if each.look != "ordinary"][::-1] if found else []
    if not found or not marked:
        return Markup()
    unit = result.measure.unit
    rows = [
        (
            months.short(each.point.period),
            figures.plain_figure(each.point.value, unit),
            each.look,
            begun(each.rule),
        )
        for each in marked
    ]
    words = f"What the {'run' if found.is_run_chart else 'control'} chart marks"
    return folded_table(
        words, ("Month", VALUES.get(unit, "Figure"), "Marked as", "Because"), rows, numeric=(1,)
    )


def provenance(found: Results, result: Result) -> Markup:
    """From which extracts and uploads the figures come, how far they go, and who owns the
    measure."""
    rows: list[tuple[str, object]] = []
    for name in result.measure.extracts:
        used = in_use(list(found.batches), name)
        rows.append(("Extract", extracts()[name].title))
        if used:
            newest, earlier = used[-1], used[:-1][::-1]
            loaded = f", {long_date(uk_time(newest.at).date())}, {newest.rows:,} rows"
            rows.append(("Upload", join(["Number ", _upload(newest), loaded])))
            if earlier:
                rows.append(
                    ("Before it", join([counted(len(earlier), "upload"), ": ", _uploads(earlier)]))
                )
            rows.append(("Covers to", long_date(newest.as_at)))
        else:
            rows.append(("Upload", "None yet"))
    leads = dict.fromkeys(
        lead for id in result.measure.actions for lead in source.board().plan.action(id).leads
    )
    listed = {"show": str(result.measure.section)}
    rows.append(
        ("Milestones", link(f"of action {joined(result.measure.actions)}", "milestones", listed))
    )
    rows.append(("Owner", "; ".join(leads) or "Not given in the plan"))
    table = plain_table(("What", "Which"), rows, label="Where the figures come from", bare=True)
    return join([heading("Where the figures come from"), table])


def _upload(batch: Batch) -> Markup:
    return link(str(batch.id), "history", {"batch": str(batch.id)})


def _uploads(batches: Sequence[Batch]) -> Markup:
    """The newest by number; that there are more."""
    more = f" and {len(batches) - NEWEST} more" if len(batches) > NEWEST else ""
    return join([join(map(_upload, batches[:NEWEST]), ", "), more])

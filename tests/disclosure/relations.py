"""What the measures have to do with one another: who is counted in two of them."""

from collections.abc import Callable

from tests.disclosure.knowledge import (
    ADHD,
    AREAS_OF,
    ASD,
    AVERAGE,
    BAND,
    BANDS,
    EHC,
    EHC_ALL,
    FEWEST_OF_PROVIDER,
    FINAL,
    GAP,
    LONGEST,
    NESTED,
    PUBLISHED,
    REVIEWS,
    days_of,
)
from tests.disclosure.papers import GUESSED, Count, Papers, Series, Window, kinds

Relation = Callable[[Papers], None]
LONGEST_YET = 100 * 364
"""Nobody has waited for so many days."""
MANY = 100_000


def relate(papers: Papers, without: tuple[str, ...] = ()) -> None:
    """Add all that is known, but for the relations named in `without`."""
    for name, relation in RELATIONS.items():
        if name not in without:
            relation(papers)


def _both(papers: Papers, one: Series, other: Series) -> list[Window]:
    return sorted(papers.windows.get(one, set()) & papers.windows.get(other, set()))


def _nested(papers: Papers) -> None:
    for inner, outer in NESTED:
        for series in [one for one in papers.windows if one.measure == inner and not one.series]:
            whole = series._replace(measure=outer)
            for window in _both(papers, series, whole):
                for kind in ("hits", "others"):
                    more = [Count(kind, whole, *window)], [Count(kind, series, *window)]
                    same = inner == PUBLISHED and kind == "hits"
                    papers.add(*more, high=0 if same else None)


def _exceptions(papers: Papers) -> None:
    """Plans with an exception are those that the one measure has and the other has not."""
    all_plans, plans, exceptions = Series(EHC_ALL), Series(EHC), Series(EHC, "exceptions")
    for window in _both(papers, all_plans, exceptions):
        every = [Count("cases", all_plans, *window)]
        papers.add(every, [Count("cases", exceptions, *window)])
        if window in papers.windows[plans]:
            out = Count("hits", exceptions, *window)
            papers.add(every, [Count("cases", plans, *window), out])


def _amended(papers: Papers) -> None:
    """Plans that are amended after a review are among the reviews."""
    for series in [one for one in papers.windows if one.measure == FINAL]:
        reviews = series._replace(measure=REVIEWS)
        for window in _both(papers, series, reviews):
            papers.add(
                [Count("cases", reviews, *window)], [Count("cases", series, *window)], high=None
            )


def _paid(papers: Papers) -> None:
    any_kind, paid = Series("ld_employment"), Series("ld_employment", "paid")
    for window in _both(papers, any_kind, paid):
        papers.add([Count("cases", any_kind, *window)], [Count("cases", paid, *window)])
        papers.add([Count("hits", any_kind, *window)], [Count("hits", paid, *window)], high=None)


def _same_children(papers: Papers) -> None:
    """The measures of all who wait are of the same children."""
    for series in list(papers.windows):
        same = series._replace(measure=AVERAGE, series="")
        beside = series.measure == AVERAGE and series.series in ("median", "over_13_weeks")
        if beside or (series.measure == LONGEST and not series.series):
            for window in _both(papers, series, same):
                papers.add([Count("cases", series, *window)], [Count("cases", same, *window)])


def _pathways(papers: Papers) -> None:
    """Who waits for autism or ADHD is on one of the pathways that name it, joined or not."""
    for measure, pathway in ((ASD, "ASD"), (ADHD, "ADHD")):
        on = [one for one in papers.parts_of(AVERAGE, "pathway") if pathway in one.part.split("+")]
        for window in _pathway_windows(papers):
            if window in papers.windows[Series(measure)]:
                for kind in ("hits", "others"):
                    whole = Count(kind, Series(measure), *window)
                    papers.add([Count(kind, _over_13(one), *window) for one in on], [whole])
    for window in _pathway_windows(papers):
        every = papers.parts_of(AVERAGE, "pathway")
        for one in every:
            split = [Count(kind, _over_13(one), *window) for kind in ("hits", "others")]
            papers.add(split, [Count("cases", one, *window)])
        for kind in ("hits", "others"):
            whole = Count(kind, Series(AVERAGE, "over_13_weeks"), *window)
            papers.add([Count(kind, _over_13(one), *window) for one in every], [whole])


def _pathway_windows(papers: Papers) -> list[Window]:
    return [window for whole, window in papers.named if whole[:3] == (AVERAGE, "", "pathway")]


def _over_13(pathway: Series) -> Series:
    return pathway._replace(series="over_13_weeks")


def _within_waiting(papers: Papers) -> None:
    """Who waits for autism or ADHD is among all who wait."""
    for series in [one for one in papers.windows if one.measure in (ASD, ADHD) and not one.series]:
        every = series._replace(measure=AVERAGE)
        over = Series(AVERAGE, "over_13_weeks")
        for window in _both(papers, series, every):
            papers.add(
                [Count("cases", every, *window)], [Count("cases", series, *window)], high=None
            )
            if not series.dimension:
                for kind in ("hits", "others"):
                    papers.add(
                        [Count(kind, over, *window)], [Count(kind, series, *window)], high=None
                    )


def _bands(papers: Papers) -> None:
    """Bands that are printed as one are their sum; those of 13 weeks and more are those who have
    waited 13 weeks; and a band says how long its children have waited at least and at most."""
    bands = papers.parts_of(AVERAGE, BAND)
    for window in {window for whole, window in papers.named if whole.dimension == BAND}:
        for kind, over in (("hits", True), ("others", False)):
            those = [
                Count("cases", one, *window) for one in bands if (BANDS[one.part][0] > 0) == over
            ]
            papers.add(those, [Count(kind, Series(AVERAGE, "over_13_weeks"), *window)])
        for one in [one for one in papers.windows if one.dimension == BAND]:
            if window in papers.windows[one]:
                _band(papers, one, window)


def _band(papers: Papers, one: Series, window: Window) -> None:
    least, most = days_of(one.part)
    days, cases = Count("days", one, *window), Count("cases", one, *window)
    papers.system.add({days: 1, cases: -least}, 0, 100 * MANY)
    papers.system.add({days: -1, cases: min(most, LONGEST_YET) - 1}, 0, 100 * MANY)
    if one.part not in BANDS:
        within = [name for name, (low, high) in BANDS.items() if least <= low and high <= most]
        for kind in ("cases", "days"):
            parts = [Count(kind, one._replace(part=name), *window) for name in within]
            papers.add(parts, [Count(kind, one, *window)])


def _longest(papers: Papers) -> None:
    """Nobody has waited longer than the longest wait."""
    for (series, window), fact in papers.told.items():
        if series == Series(LONGEST) and fact.value is not None:
            whole = abs(fact.value - round(fact.value)) < 1e-9
            most = int(7 * fact.value + 6) if whole else round(7 * fact.value)
            for one in [one for one in papers.windows if one[:2] == (AVERAGE, "")]:
                if window in papers.windows[one]:
                    days, cases = Count("days", one, *window), Count("cases", one, *window)
                    papers.system.add({days: -1, cases: most}, 0, 100 * MANY)


def _districts(papers: Papers) -> None:
    """An NHS board's area is made of districts."""
    for series in [one for one in papers.windows if one.dimension == "icb"]:
        areas = [
            series._replace(dimension="area", part=one) for one in AREAS_OF.get(series.part, ())
        ]
        for window in sorted(papers.windows[series]) if areas else ():
            if all(window in papers.windows.get(one, set()) for one in areas):
                for kind in kinds(series):
                    papers.add(
                        [Count(kind, one, *window) for one in areas],
                        [Count(kind, series, *window)],
                        source=GUESSED,
                    )


def _compared(papers: Papers) -> None:
    """How many providers the gap compares: those with ten or more waiting."""
    for (series, window), fact in papers.told.items():
        parts = [
            one for one in papers.parts_of(AVERAGE, "provider") if window in papers.windows[one]
        ]
        if series == Series(GAP) and fact.denominator is not None and parts:
            counts = [Count("counts", one, *window) for one in parts]
            for count, one in zip(counts, parts, strict=True):
                cases = Count("cases", one, *window)
                papers.add([count], low=0, high=1)
                papers.system.add({cases: 1, count: -FEWEST_OF_PROVIDER}, 0, MANY)
                papers.system.add({cases: -1, count: MANY}, 1 - FEWEST_OF_PROVIDER, 2 * MANY)
            papers.add(counts, low=int(fact.denominator), high=int(fact.denominator))


RELATIONS: dict[str, Relation] = {
    "nested measures": _nested,
    "exceptions": _exceptions,
    "amended plans": _amended,
    "paid work": _paid,
    "same children": _same_children,
    "pathways": _pathways,
    "within waiting": _within_waiting,
    "bands": _bands,
    "longest wait": _longest,
    "districts": _districts,
    "providers compared": _compared,
}
"""By name, so that one can be left out to see what follows from it."""

"""What a measure is: one declaration that holds its meaning, its target and its calculation side by
side."""

from datetime import date
from typing import Literal

from pydantic import Field

from data.column import Declared
from kpis.definitions.protection import Counting, Protects
from kpis.figures import Unit

Direction = Literal["increase", "decrease"]
TargetKind = Literal[
    "at_least", "at_most", "reduction", "increase_on_baseline", "year_on_year", "comparator", "none"
]
Statistic = Literal["share", "count", "mean", "median", "longest", "gap"]


class Calculation(Declared):
    """How cases become points.

    `cases` is SQL over the extracts by name; each row keeps the `batch` that it comes from. A
    *flow* gives one row a case: `case_date`, `hit` (what is counted; may be a weight; for a mean,
    its days) and `weight` (what it is out of); with `late_hits` also `hit_date`, where a case may
    become a hit after it enters; with `own_windows` also `window_months`, where some rows count for
    fewer months than the measure's window. A *stock* gives one row a spell:
    `since`, and `until` (null while it lasts; on that day it is over). The engine adds `month_end`
    and `days`, and `derive` may add a column made of them, such as `hit`: `SQL AS name`. Besides
    these a stock's cases give `batch` and what some calculation of them breaks down or looks at by
    `only_cases`, and nothing else: spells are counted together that are alike in it.

    `only_cases` is SQL for which of the cases count, where others of the same `cases` count
    elsewhere: what calculations have in common is worked out once.
    `months` is the window of a flow: 1 or 12. `matures_after_days` holds a month back until its
    cases have had that many days. `per` is what a share is out of: 100 for a percentage.
    `dimensions` names columns to break down by. `only_months` is SQL giving the months (`month`)
    that may have a point at all.
    """

    cases: str
    basis: Literal["flow", "stock"] = "flow"
    statistic: Statistic = "share"
    months: Literal[1, 12] = 1
    matures_after_days: int = 0
    per: int = 100
    late_hits: bool = False
    own_windows: bool = False
    derive: str = ""
    dimensions: tuple[str, ...] = ()
    only_months: str = ""
    only_cases: str = ""

    @property
    def derived(self) -> dict[str, str]:
        """SQL for what is derived, by the name of its column."""
        sql, _, name = self.derive.rpartition(" AS ")
        return {name: sql} if name else {}

    @property
    def counted_cases(self) -> str:
        """SQL for the cases that count."""
        return f"FROM ({self.cases}) WHERE {self.only_cases}" if self.only_cases else self.cases


class Target(Declared):
    """The plan's target. `figure` is the number of at_least and at_most, or the per cent of a
    reduction.

    `comparator` is SQL giving `period` (a month) and `value`; with `same_month` only the month
    itself will do, else the newest one not after it. `rising` asks for a consistent upward
    trajectory besides.
    """

    kind: TargetKind = "none"
    figure: float | None = None
    words: str = "No figure in the plan"
    label: str = "Target"
    comparator: str = ""
    same_month: bool = False
    rising: bool = False


class Companion(Declared):
    """A series that stands beside a measure and is never judged: its name, unit and calculation.

    `beside_finding` is what it says right under the measure's finding, where it would change how
    that is taken: a sentence with `{value}`, and with `{month}` where it speaks of a month. Empty
    for one that only stands among the related figures. It `protects` what its measure does, unless
    it says otherwise; `counting` says which cases it counts, where other series count them too.
    """

    id: str
    name: str
    unit: Unit
    calculation: Calculation
    beside_finding: str = ""
    protects: Protects | None = None
    counting: Counting | None = None


class Measure(Declared):
    """One quantitative success criterion of the plan, or one of the readings that it needs.

    The words are shown to readers: `phrase` holds `{value}`; `counted`, `out_of` and `left_out`
    define the figure; `chosen` says what the plan left open and how it was settled; `compared` says
    what it can be compared with; `beside` names other measures that complete the criterion.
    `may_take_target_of` names the measure whose target is this one's instead where the board reads
    the plan so.

    `protects` says whose numbers must not become known where they are small; the check finds where
    it is missing. `counting` says which cases it counts, where other series count them too.

    `author` wrote the declaration, `checked_by` went through it as a second person (or words that
    say that nobody has), and `next_review` is the last day by which both look at it again. The
    check finds where one of them is missing.
    """

    id: str
    section: int = Field(ge=1)
    order: int = Field(description="place within the section, in the plan's order")
    criterion: str
    plan_words: str
    name: str
    phrase: str
    why: str
    unit: Unit
    direction: Direction
    target: Target = Target()
    extracts: tuple[str, ...]
    calculation: Calculation
    counted: str
    counted_label: str
    out_of: str
    out_of_label: str
    left_out: str
    chosen: str
    compared: str = "No published figure counts the same thing."
    actions: tuple[str, ...]
    companions: tuple[Companion, ...] = ()
    beside: tuple[str, ...] = ()
    may_take_target_of: str = ""
    control_chart: bool = True
    protects: Protects | None = None
    counting: Counting | None = None
    author: str = ""
    checked_by: str = ""
    next_review: date | None = None
    published: str = Field(
        default="", description="id under which benchmarks hold published figures of this measure"
    )

    @property
    def calculations(self) -> dict[str, Calculation]:
        """Its own calculation, as the series '', and those of its companions by their ids."""
        return {"": self.calculation} | {one.id: one.calculation for one in self.companions}

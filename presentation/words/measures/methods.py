"""How the figures are made, in plain sentences: the rules that hold for every measure, each under a
heading."""

from dataclasses import dataclass

from data.place import load_place
from kpis import figures, months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.definitions import LEAST, TOO_FEW, UNDER
from kpis.judging import BASELINE_PERIOD
from kpis.measures import measures
from kpis.spc import ENOUGH
from kpis.trends import FEWEST_CHANGES, FEWEST_FIGURES, HORIZON, RECENT
from presentation.words.grammar import in_words, joined
from presentation.words.measures.status import STATUS_NAMES


@dataclass(frozen=True)
class Method:
    """One rule: what an address calls it, its title, and what it says; `on_paper` is what papers
    say instead, where no page can be turned to, and empty where they say it elsewhere."""

    block: str
    title: str
    sentences: tuple[str, ...]
    on_paper: tuple[str, ...] | None = None


_DAYS = joined(
    [
        figures.count(days)
        for days in sorted({one.calculation.matures_after_days for one in measures().values()})
        if days
    ]
)
_PLACE = load_place()
_PLAN_MONTH = months.long(BASELINE_PERIOD)

_MONTH = (
    "A month runs from its first to its last day. A measure counts what happened in the month, or "
    "in the month and the eleven before it, or looks at the state on the last day; "
)
_TWELVE = (
    "Twelve months are taken together where one month has too few cases. The first eleven figures "
    "of such a measure are marked as partial, because their twelve months are not yet full.",
    "A month without cases has no figure. It is never shown as zero.",
)
_BASELINE = (
    f"The baseline is the figure for {_PLAN_MONTH}, the month of the plan. Where there is none, it "
    "is the first later figure."
)
_ANOTHER = "The board can set another month or figure for a measure, with a reason. "
_RESTATED = "An upload may change months that were shown before. "

METHODS = (
    Method(
        "months",
        "When a month counts",
        (f"{_MONTH}the table below says which.", *_TWELVE),
        (f"{_MONTH}what each measure counts says which.", *_TWELVE),
    ),
    Method(
        "maturity",
        "Why the newest month may be missing",
        (
            f"Some measures give each case a number of days ({_DAYS}). They show a month only when "
            "that many days have passed since it ended. Shown earlier, the newest month would look "
            "better than it is.",
            "A case without the date that would stop its clock counts as not in time. A blank is "
            "never a success.",
        ),
    ),
    Method(
        "baselines",
        "Baselines",
        (_BASELINE, f"{_ANOTHER}The measure's page then says so."),
        (_BASELINE, f"{_ANOTHER}It then stands with the measure."),
    ),
    Method(
        "targets",
        "Targets",
        (
            "A target is the plan's own figure, or follows from the plan's own words: so much less "
            "than the baseline, better than a year before, in line with neighbours, no worse than "
            "England.",
            "Where the plan sets no figure we set none, and show which way the figure has gone "
            "since the baseline. A figure that the board sets itself is always called a local "
            "target.",
        ),
    ),
    Method(
        "statuses",
        "What the status of a measure means",
        (
            f"{STATUS_NAMES['met']}: the newest figure meets the target.",
            f"{STATUS_NAMES['improving']}: it does not, and is better than the baseline.",
            f"{STATUS_NAMES['not_improving']}: it does not, and is no better than the baseline.",
            f"{STATUS_NAMES['no_target']}: the plan sets no figure, or the target cannot be worked "
            "out yet and there is no baseline.",
            f"{STATUS_NAMES['hidden']}: the newest figure, or one that the status would follow "
            "from, is hidden.",
            f"{STATUS_NAMES['no_data']}: an extract that the measure needs has not been loaded, or "
            "holds no case.",
            "Blue, Green, Amber, Red and Grey are the plan's ratings of milestones. A measure is "
            "never called by them.",
        ),
        # Papers have a table of what each status means.
        (),
    ),
    Method(
        "rounding",
        "Rounding",
        (
            "Figures are stored, compared and downloaded unrounded. They are shown to one decimal "
            "place, and a half is rounded up, as the Department for Education does. So two figures "
            "can look alike and still differ.",
            "The difference between two percentages is given in points: from 40% to 50% is 10 "
            "points.",
        ),
    ),
    Method(
        "lately",
        "What “better for 4 months” means",
        (
            "It tells of the newest figures, beside the status and never instead of it. The newest "
            "figure is marked as better or worse by the rules for control charts and run charts, "
            "and the months are counted from the first figure that is marked like it; or else the "
            f"newest {in_words(FEWEST_CHANGES)} changes or more all went that way.",
            "It does not say that every month was better than the one before. Figures that stay on "
            "the good side of their middle value are called better for as long as they do, though "
            "the newest may have fallen; and the other way about.",
        ),
    ),
    Method(
        "control",
        "Control charts and run charts",
        (
            "A control chart shows whether a change is more than ordinary ups and downs. It "
            "follows the NHS's “Making Data Count” rules: a figure is marked when it is beyond a "
            "limit, one of two out of three near the same limit, one of seven in a row on one side "
            "of the average, or one of seven in a row going the same way.",
            f"Where {figures.count(ENOUGH)} figures or more lie on either side of the baseline's "
            "month, average and limits begin anew there, so that each month is compared with its "
            "own time.",
            f"With fewer than {figures.count(ENOUGH)} figures there are no limits: a run chart "
            "shows the middle value instead. Nor have figures that depend on the month before: "
            "waits, and whatever is counted over twelve months.",
        ),
    ),
    Method(
        "course",
        "The board's course",
        (
            "The board can say by when a measure is to get how far, step by step. In a month the "
            "last step counts whose month it is, or is before it: a figure that is there or better "
            "is on the course, any other is behind it. A step in % follows the baseline.",
            "A course changes neither the plan's target nor the status, and does not go past a "
            "target that is a figure. It is a decision of the board, with its reason and day, and "
            "can be undone.",
        ),
    ),
    Method(
        "projections",
        "Projections",
        (
            "A projection says when a target would be met if the pace of the last twelve months "
            "went on. The pace is the middle one of the changes between all pairs of those months, "
            "which one odd month cannot bend. The same is said of the steps of a course.",
            f"It needs {in_words(FEWEST_FIGURES)} figures, and looks at most "
            f"{figures.count(HORIZON / 12)} years ahead. It is not a promise. Where the figures "
            "move away from the target, or show no steady move, it says so and names no month; and "
            "it says where the newest "
            f"{in_words(RECENT)} months no longer bear out the pace.",
            "The range is worked out as if no month depended on the one before. Waiting lists and "
            "figures of twelve months do, so for these the true range is wider: it is called a "
            "rough one.",
        ),
    ),
    Method(
        "comparators",
        "Comparing with other places",
        (
            "England and the authorities most like ours are shown only where their published "
            "figures count the same thing. Such a figure stands beside ours. It is a target only "
            "where the plan's own words make it one.",
            f"{_PLACE.name} has no figures before {months.long(_PLACE.began)}, when "
            f"{_PLACE.began_as}.",
        ),
    ),
    Method(
        "small",
        "Small numbers",
        (
            f"Among working figures an area, provider or other part with fewer than {LEAST} cases "
            f"is named, without a figure of its own and without their exact number: “{UNDER}”. "
            "Such a provider does not count for the gap between providers. One case would move the "
            "figure too far. That does not hide a number that the whole and all other parts "
            "together give away.",
            f"What a board sees hides more: every figure of too few children, and those from which "
            f"such a figure could be worked out. It then says “{TOO_FEW}”. What would follow from "
            "a hidden figure, such as a status or a target, is hidden too.",
            f"What happened in a month is broken down over {figures.count(MONTHS_BROKEN_DOWN)} "
            "months, because one month has too few cases in each part.",
        ),
    ),
    Method(
        "overdue",
        "Milestones",
        (
            "A milestone is Grey until its first update. It is overdue when it is not Blue and the "
            "last day of its due month, or of the newest date that an update gave it, is before "
            "the as-at date of the milestone updates.",
        ),
    ),
    Method(
        "restated",
        "When earlier figures change",
        (
            f"{_RESTATED}The page History says what each upload did, and shows every page as it "
            "was known at an earlier moment.",
        ),
        (f"{_RESTATED}An edition keeps the figures that it was made with.",),
    ),
)
"""The rules in the order in which they are shown."""

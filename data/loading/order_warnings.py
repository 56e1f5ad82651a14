"""Warnings about the place of a file in time: an as-at date that it does not reach, what a file
older than those in use will not do, and rows that it removes where that is unusual."""

from datetime import date, timedelta

from data.clock import last_month_end
from data.extract import Extract
from data.loading.request import Request
from data.plurals import are, counted, one_or_many
from data.problems import OLDER_EXTRACT, OLDER_THAN_AS_AT, UNUSUAL_REMOVAL, Notice
from data.record import Batch, in_use
from data.store import Counts, complete_list

_QUIET, _AT_MOST = 7, 31
"""For so many days an extract may have nothing to tell: the first and the last of a month; and one
that comes less often than monthly."""


def rows_in_words(extract: Extract, number: int) -> str:
    """A number of rows in the words of an extract: `2,631 referrals`. One is `1 row`, because an
    extract names its rows in the plural alone."""
    return one_or_many(number, "1 row", f"{number:,} {extract.rows}")


def upload_warnings(
    extract: Extract, batches: list[Batch], request: Request, counts: Counts
) -> list[Notice]:
    """The warnings of a file that is older than what is loaded, and of one that removes rows where
    that is unusual."""
    used = in_use(batches, extract.name)
    notices = []
    whole = complete_list(extract, batches)
    if whole and whole.as_at > request.as_at:
        notices.append(Notice(code=OLDER_EXTRACT, message=_behind_list(whole.as_at, counts)))
    elif used and used[-1].as_at > request.as_at:
        notices.append(Notice(code=OLDER_EXTRACT, message=_older(used[-1].as_at, request, counts)))
    if request.missing == "remove" and counts.missing and extract.warn_on_removal:
        removed = rows_in_words(extract, counts.missing)
        message = f"{removed} will be removed. In this extract that is unusual: check the file."
        notices.append(Notice(code=UNUSUAL_REMOVAL, message=message))
    if request.missing == "remove" and counts.left_before:
        message = (
            f"{rows_in_words(extract, counts.left_before)} of those that will be removed had left "
            "by an earlier list. They would go from the months in which they waited, too, and "
            "those figures would fall. To take back one list, undo its upload instead."
        )
        notices.append(Notice(code=UNUSUAL_REMOVAL, message=message))
    return notices


def reach_warnings(extract: Extract, newest: date | None, as_at: date) -> list[Notice]:
    """The warning of a file that does not reach its as-at date: nothing in it is of that month, nor
    of the week before that date."""
    if newest is None or newest >= as_at.replace(day=1):
        return []
    days = (as_at - newest).days
    if days <= (_QUIET if extract.every_months == 1 else _AT_MOST):
        return []
    message = (
        f"The newest date in the file is {newest.day} {newest:%B %Y}, {days:,} days before the "
        f"as-at date: it holds nothing of {as_at:%B %Y}. If it was exported earlier, give that day "
        "as the as-at date: with one too late, what was still open on the day of the export counts "
        "as late."
    )
    return [Notice(code=OLDER_THAN_AS_AT, message=message)]


def likely_as_at(newest: date, today: date) -> date:
    """The day on which a file was likely exported, by the newest date in it: the end of its month,
    where that is near and past; else the newest date itself."""
    end = last_month_end(newest + timedelta(days=_QUIET))
    return end if newest <= end <= today else newest


def _behind_list(whole: date, counts: Counts) -> str:
    """The file is older than a complete list, so its rows are ignored: they change no figure."""
    if not counts.new:
        return (
            f"A complete list of {whole:%d/%m/%Y} is in use, with every row of this file: no "
            "figure will change."
        )
    rows = f"{counts.new:,} of this file's rows {are(counts.new)}"
    return f"A complete list of {whole:%d/%m/%Y} is in use: {rows} not in it and will not count."


def _older(newest: date, request: Request, counts: Counts) -> str:
    does = "only adds what it lacks"
    if request.missing == "remove" and counts.missing:
        does = (
            f"adds what it lacks, and removes {counted(counts.missing, 'row')} that no file from "
            "its date on holds"
        )
    elif request.missing == "left" and counts.missing:
        does = (
            f"adds what it lacks, and says that {counted(counts.missing, 'row')} left by its date, "
            "which no file from then on holds"
        )
    return (
        f"A newer extract, as at {newest:%d/%m/%Y}, is loaded. Its rows stay in use; this file "
        f"{does}."
    )

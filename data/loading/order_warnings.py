"""Warnings about the place of a file among the uploads in use: what an older file will not do, and
rows that it removes where that is unusual."""

from datetime import date

from data.extract import Extract
from data.loading.request import Request
from data.plurals import are, counted, one_or_many
from data.problems import Notice
from data.record import Batch, in_use
from data.store import Counts, complete_list


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
        notices.append(Notice(code="older_extract", message=_behind_list(whole.as_at, counts)))
    elif used and used[-1].as_at > request.as_at:
        notices.append(
            Notice(code="older_extract", message=_older(used[-1].as_at, request, counts))
        )
    if request.missing == "remove" and counts.missing and extract.warn_on_removal:
        removed = rows_in_words(extract, counts.missing)
        message = f"{removed} will be removed. In this extract that is unusual: check the file."
        notices.append(Notice(code="unusual_removal", message=message))
    return notices


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
    return (
        f"A newer extract, as at {newest:%d/%m/%Y}, is loaded. Its rows stay in use; this file "
        f"{does}."
    )

"""So many rows of an extract, in words."""

from data.extract import Extract


def rows_in_words(extract: Extract, number: int) -> str:
    """`2,631 referrals`; but `1 row`, for an extract names its rows by the plural alone."""
    return "1 row" if number == 1 else f"{number:,} {extract.rows}"

"""A pack as a workbook and as CSV files of all its figures.

Others use `print_workbook` and `print_csv`.
"""

from presentation.workbooks.making import print_csv, print_workbook

__all__ = ["print_csv", "print_workbook"]

"""A pack as a workbook and as CSV files of all its figures."""

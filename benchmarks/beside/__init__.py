"""What a user would write instead: the waits of 36 months by a pandas script, and by the SQL of a
chart. The figures are ours, month by month, for the whole list; nothing is checked or kept, and
nothing broken down."""

from benchmarks.beside.chart_sql import chart_figures
from benchmarks.beside.pandas_script import script_figures

__all__ = ["chart_figures", "script_figures"]

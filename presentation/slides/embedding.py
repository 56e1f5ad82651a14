"""The workbook in a chart, from which it is drawn and changed: figures as numbers, and every name
as text, so that none becomes a formula or a link."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import cast

from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.parts.chart import ChartPart
from xlsxwriter import Workbook

from presentation.slides.kit import held

SHEET, ABOUT = "Sheet1", "About"
"""The one to which the chart refers, and the one of the notices."""
MONTH = "mmm yyyy"
"""How Office writes a month."""
_ALL_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class ChartFigures:
    """The figures of a chart: a value or nothing for each category of each series, written with
    `number_format`. The categories are names, or the first days of months."""

    def __init__(self, categories: Sequence[str] | Sequence[date], number_format: str) -> None:
        self.categories = [held(one) if isinstance(one, str) else one for one in categories]
        self.format = number_format
        self.series: list[tuple[str, Sequence[float | None]]] = []

    def add(self, name: str, values: Sequence[float | None]) -> None:
        """Add a series."""
        self.series.append((held(name), values))

    @property
    def data(self) -> ChartData:
        """The same as the library takes it."""
        data = ChartData(number_format=self.format)
        data.categories = self.categories
        for name, values in self.series:
            data.add_series(name, values)
        return data

    def embed(self, chart: Chart, notices: Sequence[str]) -> None:
        """Put the workbook into the chart in the place of the library's own. The `notices` go with
        it wherever the chart is copied to."""
        made = self.workbook(notices)
        cast(ChartPart, chart.part).chart_workbook.update_from_xlsx_blob(made)

    def workbook(self, notices: Sequence[str] = ()) -> bytes:
        """The workbook: a sheet with the names in its first row and column, and one of the notices
        where there are any."""
        made = BytesIO()
        with Workbook(made, _ALL_AS_TEXT) as book:
            book.set_properties({"created": datetime(1980, 1, 1)})
            month = book.add_format({"num_format": MONTH})
            sheet, look = book.add_worksheet(SHEET), book.add_format({"num_format": self.format})
            for row, name in enumerate(self.categories, 1):
                if isinstance(name, str):
                    sheet.write_string(row, 0, name)
                else:
                    sheet.write_datetime(row, 0, datetime.combine(name, time()), month)
            for column, (name, values) in enumerate(self.series, 1):
                sheet.write_string(0, column, name)
                for row, value in enumerate(values, 1):
                    if value is not None:
                        sheet.write_number(row, column, value, look)
            about = book.add_worksheet(ABOUT) if notices else None
            for row, words in enumerate(notices):
                if about:
                    about.write_string(row, 0, held(words))
        return made.getvalue()

"""A course: what the board wants a measure to have reached by which month, step by step."""

from typing import Self

from pydantic import FiniteFloat, model_validator

from data.record.fields import Fields
from data.reviewed import Month


class CourseStep(Fields):
    """What the figure of a month is to be: `figure`, in the measure's unit, or `change`, in % of
    the baseline (−10 is 10% less), which follows the baseline wherever the board moves it."""

    month: Month
    figure: FiniteFloat | None = None
    change: FiniteFloat | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.figure is None) == (self.change is None):
            raise ValueError("a step is either a figure or a change")
        return self

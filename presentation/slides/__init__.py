"""The papers of an edition as slides of PowerPoint, with charts that can be changed there.

Others use `print_slides`; a template that cannot be used raises `UnusableTemplateError`, and
`must_be_template` tries one.
"""

from presentation.slides.kit import UnusableTemplateError
from presentation.slides.printing import must_be_template, print_slides

__all__ = ["UnusableTemplateError", "must_be_template", "print_slides"]

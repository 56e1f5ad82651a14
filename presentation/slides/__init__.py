"""The papers of an edition as slides of PowerPoint, with charts that can be changed there.

Others use `print_slides`; a template that cannot be used raises `UnusableTemplateError`.
"""

from presentation.slides.kit import UnusableTemplateError
from presentation.slides.printing import print_slides

__all__ = ["UnusableTemplateError", "print_slides"]

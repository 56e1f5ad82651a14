"""The board's paper: a pack as an accessible PDF.

Others use `print_pdf`. What is said comes from the pack, how it is set from the templates in
`template`, which hold the headings and no sentence.
"""

from presentation.pdf.printing import print_pdf

__all__ = ["print_pdf"]

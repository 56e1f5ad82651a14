"""A pack as one web page that can be sent and kept.

Others use `print_web`.
"""

from presentation.web.printing import print_web

__all__ = ["print_web"]

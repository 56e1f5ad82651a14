"""The public page: a small site of plain files for families, made of an approved edition's rounded
figures and the plan's own words alone.

Others use `site_files`; inside, everything is made of a `PublicEdition`, which holds nothing else.
"""

from presentation.site.files import site_files
from presentation.site.national import national_page
from presentation.site.taken_back import taken_back_files
from presentation.site.told import NotForThePublicError, PublicEdition, TakenBack, taken_back

__all__ = [
    "NotForThePublicError",
    "PublicEdition",
    "TakenBack",
    "national_page",
    "site_files",
    "taken_back",
    "taken_back_files",
]

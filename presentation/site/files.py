"""All files of the public site."""

from kpis.editions import PackSource
from presentation.site.about import about_page
from presentation.site.data import data_csv, data_json, definitions_csv
from presentation.site.easy import easy_page
from presentation.site.front import front_page
from presentation.site.page import ABOUT_PAGE, EASY_READ, INDEX
from presentation.site.piece import embed, fragment
from presentation.site.section import section_page
from presentation.site.told import public_edition


def site_files(source: PackSource, contact: str = "") -> dict[str, bytes]:
    """The files by their paths relative to the folder, the same bytes for the same edition: they
    work in any folder, from any server or from none. `contact` is whom readers tell of a problem,
    as the settings have it. Raises NotForThePublicError."""
    told = public_edition(source, contact)
    return {
        INDEX: front_page(told),
        **{one.file: section_page(told, one) for one in told.sections},
        EASY_READ: easy_page(told),
        ABOUT_PAGE: about_page(told),
        "fragment.html": fragment(told),
        "embed.html": embed(told),
        "data.csv": data_csv(told),
        "definitions.csv": definitions_csv(told),
        "data.json": data_json(told),
    }

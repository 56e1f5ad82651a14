"""Accreditation of the providers of neurodevelopmental assessment, with its dates: there is no
national register."""

from data.column import choice, day, text
from data.extract import Extract, Order
from data.place import load_place

_BOARDS = tuple(load_place().board_names)

EXTRACT = Extract(
    name="nd_providers",
    title="Provider accreditation",
    rows="accreditations",
    about="One row for each spell for which a provider was accredited.",
    columns=(
        text("provider", "Provider, spelt as in the referrals.", key=True),
        day("accredited_from", "First day of the accreditation.", key=True, future=True),
        day("accredited_to", "Last day of the accreditation; blank while it lasts.", future=True),
        choice("icb", f"Integrated care board: {' or '.join(_BOARDS)}.", _BOARDS),
    ),
    orders=(Order(first="accredited_from", then=("accredited_to",)),),
    every_months=12,
    reference=True,
)

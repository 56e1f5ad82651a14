"""What a mapping says, as a table."""

from data.mapping import Mapping, told
from presentation.html.kit import Markup, plain_table


def told_table(mapping: Mapping) -> Markup:
    """Each heading of the file with what it means, and what is said of all its rows."""
    return plain_table(
        ("In the file", "Means"), told(mapping), label=f"What the mapping “{mapping.name}” says"
    )

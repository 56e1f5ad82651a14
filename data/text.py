"""Text as it is compared: what does not count in a heading, a choice, a key or a name."""

from functools import lru_cache

SPACES = "\t\n\r" + "".join(
    map(chr, (32, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288))
)
"""What does not count round a cell: what Unicode calls spaces, tab and line ends."""
INVISIBLE = "".join(
    map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F)))
) + "".join(map(chr, (*range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)))
"""What nobody sees and does not count, save in free text: soft hyphens, zero-width spaces and
joiners, marks of direction, byte order marks."""
UNCOUNTED = SPACES + "_-" + "".join(map(chr, (*range(8208, 8214), 8722)))
"""What does not count in a header or a choice: spaces, underscores and hyphens of every length."""
_UNSEEN = str.maketrans("", "", INVISIBLE)
LONGEST_HEADING = 1000
"""A longer cell is no heading."""
_AS_COMPARED = str.maketrans("’‘", "''", UNCOUNTED)


def squeeze(name: str) -> str:
    """A header or a choice as it is compared: case, spaces, underscores and hyphens do not count,
    nor curly quotes."""
    return name.translate(_AS_COMPARED).lower()


@lru_cache(maxsize=4096)
def readings(heading: str) -> tuple[str, ...]:
    """A heading as it is compared: whole, then without what stands in brackets, then without what
    stands after a line break either. None of one that is too long to be a heading."""
    if len(heading) > LONGEST_HEADING:
        return ()
    bare = _without_brackets(heading).strip(SPACES)
    return tuple(dict.fromkeys(map(squeeze, (heading, bare, bare.partition("\n")[0]))))


def _without_brackets(heading: str) -> str:
    depth, kept = 0, ""
    for letter in heading:
        depth += letter in "(["
        kept += "" if depth else letter
        depth -= depth > 0 and letter in ")]"
    return kept


def visible(text: str) -> str:
    """The text without invisible characters."""
    return text if text.isascii() else text.translate(_UNSEEN)

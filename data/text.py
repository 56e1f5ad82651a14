"""Text as it is compared: what does not count in a heading, a choice, a key or a name."""

import re
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
TURNING = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Marks that turn the direction of writing, and with it whatever stands behind what was typed.
Words of a language that is written from right to left need none."""
UNCOUNTED = SPACES + "_-" + "".join(map(chr, (*range(8208, 8214), 8722)))
"""What does not count in a header or a choice: spaces, underscores and hyphens of every length."""
_SIGNS = (*map(ord, "=+@"), 0x207A, 0x207C, 0x208A, 0x208C, 0x2A75, 0x2A76, 0xFB29)
_SIGNS += (0xFE62, 0xFE63, 0xFE66, 0xFE6B, 0xFF0B, 0xFF0D, 0xFF1D, 0xFF20, ord("-"))
_PASSED = ((1, 32), (0x7F, 0xA0), (0xAD, 0xAD), (0x34F, 0x34F), (0x600, 0x605), (0x61C, 0x61C))
_PASSED += ((0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2), (0x115F, 0x1160))
_PASSED += ((0x1680, 0x1680), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2000, 0x200F))
_PASSED += ((0x2028, 0x202F), (0x205F, 0x206F), (0x3000, 0x3000), (0x3164, 0x3164))
_PASSED += ((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB))
_PASSED += ((0xE0000, 0xE0FFF),)
OBEYED = (
    f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _PASSED)}]*"
    f"[{''.join(map(chr, _SIGNS))}]|[\t\r\n]"
)
"""A regular expression for how a text begins that a spreadsheet may take for a formula: with one of
`=+-@`, of any width or height, after nothing that can be seen, or with a tab or a line end."""
_UNSEEN = str.maketrans("", "", INVISIBLE)
_ROUND_HEADINGS = SPACES + "*:?†"
ADDRESS = r"[A-Za-z0-9.!#$%&'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
"""A regular expression for an e-mail address: one line, one address, nothing that a mail's head
would take for more (without `?`, with which `=?utf-8?q?=0A?=` would become a line end there)."""
LONGEST_HEADING = 1000
"""A longer cell is no heading."""
_AS_COMPARED = str.maketrans("’‘", "''", UNCOUNTED)


def squeeze(name: str) -> str:
    """A header or a choice as it is compared: case, spaces, underscores and hyphens do not count,
    nor curly quotes."""
    return name.translate(_AS_COMPARED).lower()


@lru_cache(maxsize=4096)
def readings(heading: str) -> tuple[str, ...]:
    """A heading as it is compared: whole, then without what stands in brackets and the marks round
    it, such as the `*` of what is needed, then without what stands after a line break either. None
    of one that is too long to be a heading."""
    if len(heading) > LONGEST_HEADING:
        return ()
    bare = _without_brackets(heading).strip(_ROUND_HEADINGS)
    first = bare.partition("\n")[0].strip(_ROUND_HEADINGS)
    return tuple(dict.fromkeys(map(squeeze, (heading, bare, first))))


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


def is_address(text: str) -> bool:
    """The text is one e-mail address, to which something may be sent, and nothing else."""
    return re.fullmatch(ADDRESS, text) is not None


def passes_for_another(address: str) -> bool:
    """Another address is the same as this one wherever letter case does not count: a long s would
    be an `s`, and a Kelvin sign a `k`."""
    folded = (sign.casefold() for sign in address if not sign.isascii())
    return any(map(re.compile("[a-z]").search, folded))

"""The colours can be told from the page and read on each other (WCAG 2.2 AA)."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from presentation.palette import DARK, LIGHT, Palette

TEXT, GRAPHIC = 4.5, 3.0
TONES = ("gray", "blue", "green", "orange", "yellow", "red", "violet")


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def texts(palette: Palette) -> Iterator[tuple[str, str, str]]:
    for name in ("text", "muted", "primary", "link", "comparator", "target"):
        yield name, getattr(palette, name), palette.page
    yield "head_text", palette.head_text, palette.head
    for status, color in palette.status.items():
        yield f"figure, {status}", color, palette.page
    for name in TONES:
        tone = getattr(palette, name)
        yield f"chip, {name}", tone.text, tone.background
    for looks in (palette.squares, palette.overdue):
        for status, square in looks.items():
            yield f"letter, {status} {square.edge}", square.text, square.fill


def graphics(palette: Palette) -> Iterator[tuple[str, str, str]]:
    for name in ("line", "axis", "band_edge", "ordinary", "better", "worse"):
        yield name, getattr(palette, name), palette.page
    for looks in (palette.squares, palette.overdue):
        for status, square in looks.items():
            yield f"square, {status} {square.edge}", square.edge, palette.page
    for number, (one, other) in enumerate(zip(palette.bands[1:], palette.bands[2:], strict=False)):
        yield f"bands {number}", one, other


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read(palette: Palette) -> None:
    faint = {
        name: contrast(one, other)
        for name, one, other in texts(palette)
        if contrast(one, other) < TEXT
    }
    assert faint == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_can_be_seen_on_the_page(palette: Palette) -> None:
    marks = [
        (name, one, other) for name, one, other in graphics(palette) if not name.startswith("bands")
    ]
    faint = {
        name: contrast(one, other) for name, one, other in marks if contrast(one, other) < GRAPHIC
    }
    assert faint == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_overdue_is_never_the_palest_mark(palette: Palette) -> None:
    pale = [contrast(palette.squares[name].fill, palette.page) for name in ("Blue", "Green")]
    solid = [contrast(square.fill, palette.page) for square in palette.overdue.values()]
    assert min(solid) > max(pale)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_bands_of_waits_go_one_way_from_pale_to_strong(palette: Palette) -> None:
    away = [contrast(color, palette.page) for color in palette.bands]
    assert away == sorted(away)


THEME_KEYS = {
    "page": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "text": "textColor",
    "primary": "primaryColor",
    "link": "linkColor",
    "border": "borderColor",
}


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_of_the_pages_has_the_same_colours(theme: str, palette: Palette) -> None:
    config = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    themed = tomllib.loads(config.read_text(encoding="utf-8"))["theme"][theme]
    for field, key in THEME_KEYS.items():
        assert getattr(palette, field) == themed[key], field
    for name in TONES:
        tone = getattr(palette, name)
        assert (tone.color, tone.background, tone.text) == tuple(
            themed[f"{name}{part}"] for part in ("Color", "BackgroundColor", "TextColor")
        ), name

"""The file that names several places."""

from pathlib import Path

import pytest

from data.address import PostgresAddress
from data.places import PlacesError, read_places


def written(folder: Path, text: str) -> Path:
    file = folder / "places.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_places_are_in_the_order_of_what_they_are_called(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
        [b-town]
        title = "york"
        read = "service=york"
        [a]
        title = "Zetland"
        settings = "a.env"
        port = 8601
        installation = "/opt/zetland"
        [c]
        title = "Bute"
        installation = "bute"
        """,
    )
    found = read_places(file)
    assert list(found) == ["c", "b-town", "a"]
    assert isinstance(found["b-town"].read, PostgresAddress)
    assert found["a"].settings == tmp_path / "a.env"
    assert found["a"].installation == Path("/opt/zetland")
    assert (found["c"].installation, found["c"].settings) == (tmp_path / "bute", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a", "is not TOML"),
        ("[A]\ntitle = 'x'", "A"),
        ("['a/b']\ntitle = 'x'", "a/b"),
        ("['..']\ntitle = 'x'", "cannot be used"),
        ("[a]", "a.title: Field required"),
        ("[a]\ntitle = ''", "a.title"),
        ("[a]\ntitle = 'x'\nport = 0", "a.port"),
        ("[a]\ntitle = 'x'\nreed = 'y'", "a.reed"),
        ("[a]\ntitle = 'x'\nread = 'postgresql://u:hushed@h'", "a.read"),
        ("[a]\ntitle = 'x'\nread = 'postgres//u:hushed@h/d'", "a.read: it is no address"),
        ("[a]\ntitle = 'x'\nport = 1\n[b]\ntitle = 'y'\nport = 1", "one port for two places"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(PlacesError) as refused:
        read_places(written(tmp_path, text))
    assert said in str(refused.value) and "hushed" not in str(refused.value)
    assert "Value error" not in str(refused.value)
    assert "hushed" not in repr(refused.value.__cause__)

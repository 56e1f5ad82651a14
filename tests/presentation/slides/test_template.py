"""Any template of a council makes readable slides; what is no template is refused in words."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Inches

from presentation.packs import Pack
from presentation.slides import UnusableTemplateError, print_slides
from tests.presentation.slides.reading import members, opened

OLD = "A slide of last year"


def plain() -> Any:
    """4:3, with a slide, a note and an author of its own."""
    made = Presentation()
    slide: Any = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = OLD
    slide.notes_slide.notes_text_frame.text = OLD
    made.core_properties.author = OLD
    return made


def only(*names: str) -> Callable[[], Any]:
    def make() -> Any:
        made = Presentation()
        for layout in list(made.slide_layouts):
            if layout.name not in names:
                made.slide_layouts.remove(layout)
        return made

    return make


def wide() -> Any:
    made = plain()
    made.slide_width, made.slide_height = Inches(16), Inches(9)
    return made


def upright() -> Any:
    made = only("Blank")()
    made.slide_width, made.slide_height = Inches(7.5), Inches(10)
    return made


TEMPLATES = {
    "4:3": plain,
    "only a blank layout": only("Blank"),
    "only a cover": only("Title Slide"),
    "only with much else": only("Comparison"),
    "titles stand upright": only("Vertical Title and Text"),
    "larger": wide,
    "upright": upright,
}


def saved(made: Any) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", TEMPLATES)
def test_each_template_makes_slides_with_titles(short: Pack, kind: str) -> None:
    template = TEMPLATES[kind]()
    file = print_slides(short, saved(template))
    made, again = opened(file), Presentation(BytesIO(file))
    assert (again.slide_width, again.slide_height) == (template.slide_width, template.slide_height)
    assert all(made.titles) and len(set(made.titles)) == len(made.titles)
    assert [name for name, part in members(file) if OLD.encode() in part] == []
    assert {one.name for one in again.slide_layouts} == {one.name for one in template.slide_layouts}
    for slide in made.slides:
        assert all(notice in made.words(slide) for notice in short.notices)
        assert [one for one in slide.placeholders if not one.text_frame.text] == []


def test_no_list_of_the_templates_own_slides_is_left(short: Pack) -> None:
    names = [name for name, _ in members(print_slides(short, saved(plain())))]
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(names)


def test_the_theme_of_a_template_is_kept(short: Pack) -> None:
    template = saved(plain())
    (theme,) = (part for name, part in members(template) if name == "ppt/theme/theme1.xml")
    assert theme in [part for _, part in members(print_slides(short, template))]


def test_a_template_by_that_name_is_taken(short: Pack) -> None:
    made = BytesIO()
    with ZipFile(BytesIO(saved(plain()))) as given, ZipFile(made, "w") as written:
        for name in given.namelist():
            part = given.read(name).replace(
                b"presentationml.presentation.main+xml", b"presentationml.template.main+xml"
            )
            written.writestr(name, part)
    assert opened(print_slides(short, made.getvalue())).titles


@pytest.mark.parametrize("kind", ["presentation", "template", "slideshow"])
def test_no_macro_of_a_template_gets_into_the_slides(short: Pack, kind: str) -> None:
    template = with_macros(kind)
    parts = dict(members(print_slides(short, template)))
    assert "ppt/vbaProject.bin" in dict(members(template))
    assert not any("vba" in name or b"vbaProject" in part for name, part in parts.items())
    assert b"macroEnabled" not in parts["[Content_Types].xml"]


def with_macros(kind: str) -> bytes:
    """A template with a macro, as PowerPoint stores it (.pptm, .potm, .ppsm)."""
    powerpoint = f"application/vnd.ms-powerpoint.{kind}.macroEnabled.main+xml".encode()
    office = b"application/vnd.openxmlformats-officedocument.presentationml"
    macro = (
        b'<Relationship Id="rIdM" Target="vbaProject.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    binary = (
        b'<Override PartName="/ppt/vbaProject.bin" '
        b'ContentType="application/vnd.ms-office.vbaProject"/>'
    )
    made = BytesIO()
    with ZipFile(BytesIO(saved(plain()))) as given, ZipFile(made, "w") as written:
        for name in given.namelist():
            part = given.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(office + b".presentation.main+xml", powerpoint)
                part = part.replace(b"</Types>", binary + b"</Types>")
            if name == "ppt/_rels/presentation.xml.rels":
                part = part.replace(b"</Relationships>", macro + b"</Relationships>")
            written.writestr(name, part)
        written.writestr("ppt/vbaProject.bin", b"macro")
    return made.getvalue()


@pytest.mark.parametrize("file", [b"no zip", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 with a password"])
def test_what_is_no_template_is_refused_with_what_to_do(short: Pack, file: bytes) -> None:
    with pytest.raises(UnusableTemplateError, match=r"Save it in PowerPoint as \.pptx"):
        print_slides(short, file)


def test_a_workbook_is_no_template(short: Pack) -> None:
    made = BytesIO()
    with ZipFile(made, "w") as written:
        written.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UnusableTemplateError):
        print_slides(short, made.getvalue())

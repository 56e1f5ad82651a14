"""Rectangles on a slide."""

from dataclasses import dataclass, replace

from pptx.util import Inches, Length


@dataclass(frozen=True)
class SlideArea:
    """A rectangle on a slide, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def box(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height as a shape has them."""
        return (
            Inches(self.left),
            Inches(self.top),
            Inches(max(self.width, 0.1)),
            Inches(max(self.height, 0.1)),
        )

    def below(self, used: float) -> "SlideArea":
        """What is left when so many inches at its head are taken."""
        return replace(self, top=self.top + used, height=self.height - used)

    def head(self, height: float) -> "SlideArea":
        """Its uppermost part."""
        return replace(self, height=height)

    def columns(self, *shares: float, gap: float = 0.3) -> list["SlideArea"]:
        """Side by side, by their shares of the width, with a gap between."""
        room = self.width - gap * (len(shares) - 1)
        widths = [share * room / sum(shares) for share in shares]
        return [
            replace(self, left=self.left + sum(widths[:at]) + gap * at, width=width)
            for at, width in enumerate(widths)
        ]

"""Charts as SVG text, drawn without a browser from the figures that the screen draws."""

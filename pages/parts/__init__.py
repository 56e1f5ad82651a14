"""Parts that several pages share: charts, colours, tables and words."""

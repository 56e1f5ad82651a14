"""The public page: a small site of plain files for families."""

"""What every piece of HTML is built of: tags, tables, lists, marks and the stylesheet."""

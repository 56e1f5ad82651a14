"""Loading an upload: from a file to rows in place, with every warning and the words for what
happened."""

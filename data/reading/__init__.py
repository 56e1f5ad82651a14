"""Reading a file, whatever it is called, into rows of text: what it is, its content says."""

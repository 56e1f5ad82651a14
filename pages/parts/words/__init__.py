"""Every sentence that the pages say about a figure, built from the figures and from nothing else."""

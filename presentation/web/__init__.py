"""A pack as one web page that can be sent and kept."""

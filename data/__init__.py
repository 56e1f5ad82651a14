"""What is stored and how it gets in: extracts, reading, checking, loading, the store, place and
plan, demonstration."""

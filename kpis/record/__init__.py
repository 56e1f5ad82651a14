"""The record: what people write in the dashboard, its rules, and what is read from it."""

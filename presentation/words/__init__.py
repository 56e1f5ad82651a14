"""Sentences about figures and milestones, built from them and from nothing else; they know no
Streamlit."""

"""What is said and shown: words, charts, HTML and files. Knows no Streamlit and no server."""

"""The one piece of HTML that the pages share: tables that become cards on a phone, marks, and lists
of links.

Streamlit's own tables open links in a new tab and become a scroll box without focus on a phone;
these do neither. Everything here builds strings for `st.html`, which takes out scripts, inline SVG
and `target`. Every value is escaped. The colours come once a page from `style.stylesheet`.
"""

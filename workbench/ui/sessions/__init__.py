"""The start page and the list of sessions."""

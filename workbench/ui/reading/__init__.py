"""The reading room: article panes side by side, their highlights, and the passages strip."""

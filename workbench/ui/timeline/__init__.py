"""A point's values over time: a chart, and the same as a table."""

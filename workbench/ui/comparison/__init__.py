"""The table of points across articles."""

"""From bytes to an article: decoding, normalising, line roles, masthead. Pure functions."""

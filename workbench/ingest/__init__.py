"""From a file or a pasted text to an article: decoding, normalising, line roles, masthead."""

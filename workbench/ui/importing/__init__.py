"""Bringing articles in: files, clipboard, progress, failures, masthead."""

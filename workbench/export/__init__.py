"""From a session to what leaves the desk: the fact sheet and the annotated copies, as Markdown."""

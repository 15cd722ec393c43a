"""From a session view to what is handed on: Markdown fact sheet, annotated copies."""

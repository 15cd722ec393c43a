"""The fact sheet: preview and export."""

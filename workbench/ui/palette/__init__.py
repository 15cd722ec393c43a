"""The palette: type a few letters, go anywhere or do anything."""

"""Data and rules that everyone shares: frozen dataclasses, the standard library only, no I/O and no clock."""

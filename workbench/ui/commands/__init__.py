"""The commands of the action table, room by room."""

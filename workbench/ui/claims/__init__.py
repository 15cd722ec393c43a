"""The list of claims and its filters."""

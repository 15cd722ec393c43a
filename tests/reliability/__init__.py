"""The matrix of faults as tests: a module a row or a few related rows; names and docstrings carry the row's id.

What is fast runs with every test run, at a small size; ``make soak`` runs the same code at full size and
writes the headline figures as one table.
"""

"""The rules of a session by hand: its verdicts, and from where on a claim is to be reviewed."""

"""The verbs of the desk: the one door for the user interface and the command line."""

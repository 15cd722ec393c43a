"""The fact-checking workbench: articles on one event side by side, claim by claim."""

__version__ = "0.1.0"

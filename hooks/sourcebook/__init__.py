"""The chain of evidence of a sourced site: read it, judge it, show it. Knows no generator and no subject."""

VERSION = "0.1"
"""Goes into every stamp and report; raise it when the same input may give other findings."""

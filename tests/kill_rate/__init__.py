"""Faults planted at random places of the real site: how many of each kind the checker catches, at the right place."""

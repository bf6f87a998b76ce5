"""Answers become a verdict that gives its reasons. Pure."""

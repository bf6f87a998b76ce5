"""Folders of notes become a plan, and the plan becomes what is stored."""

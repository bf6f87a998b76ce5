"""A Markdown file becomes a Document and safe HTML. Pure: no Django, no clock, no database."""

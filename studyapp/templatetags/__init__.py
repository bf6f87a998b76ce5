"""What templates need beyond the page they are given."""

"""A decision's pages: one question at a time, all at once, as a picture, and as a record to keep."""

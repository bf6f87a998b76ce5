"""What a learner is asked next, and what becomes of the answer."""

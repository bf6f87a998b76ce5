"""What a learner knows, told in figures."""

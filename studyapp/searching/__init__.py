"""Words are looked for in all that is known, and what is found is ranked."""

"""What is known becomes something to answer. Pure; randomness is handed in."""

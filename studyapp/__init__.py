"""Studyapp: Markdown notes on cloud services become a library, cards, quizzes and decisions."""

"""Quizzes: a fixed list of questions whose answers feed the same memory."""

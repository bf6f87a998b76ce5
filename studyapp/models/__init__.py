"""What is stored. Facts are retired, never deleted; the review log is only ever added to."""

from studyapp.models.cards import Card
from studyapp.models.learners import Learner, User
from studyapp.models.library import (
    Comparison,
    ComparisonCell,
    Decision,
    Feature,
    Folder,
    Guidance,
    Import,
    Note,
    Quotes,
    Service,
    Source,
)
from studyapp.models.quizzes import Quiz, QuizQuestion
from studyapp.models.reports import Report
from studyapp.models.reviews import Memory, Review

__all__ = [
    "Card",
    "Comparison",
    "ComparisonCell",
    "Decision",
    "Feature",
    "Folder",
    "Guidance",
    "Import",
    "Learner",
    "Memory",
    "Note",
    "Quiz",
    "QuizQuestion",
    "Quotes",
    "Report",
    "Review",
    "Service",
    "Source",
    "User",
]

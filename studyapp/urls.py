"""Every address, in the order of CONTRACT: pages first, then what machines ask."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path, register_converter

from studyapp.views import (
    accounts,
    compare,
    health,
    library,
    notes,
    progress,
    question,
    quiz,
    reporting,
    search,
    study,
    today,
)
from studyapp.views.converters import NoteAddressConverter, SlugConverter
from studyapp.views.decide import decisions, picture, questions, record, walk

register_converter(SlugConverter, "named")
register_converter(NoteAddressConverter, "note")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("services/", library.services, name="services"),
    path("services/<named:slug>/", library.service, name="service"),
    path("notes/", notes.notes, name="notes"),
    path("notes/<note:address>/", notes.note, name="note"),
    path("compare/", compare.comparisons, name="comparisons"),
    path("compare/<named:slug>/", compare.comparison, name="comparison"),
    path("study/", study.study, name="study"),
    path("study/answer/", study.answer, name="study_answer"),
    path("cards/<uuid:uid>/", study.card, name="card"),
    path("quiz/", quiz.quiz, name="quiz"),
    path("quiz/<uuid:uid>/", quiz.sitting, name="quiz_sitting"),
    path("questions/reported/", reporting.reports, name="reports"),
    path("questions/reported/<uuid:uid>/settle/", reporting.settle_report, name="report_settle"),
    path("questions/<uuid:uid>/", question.question, name="question"),
    path("questions/<uuid:uid>/report/", question.report_question, name="question_report"),
    path("decide/", decisions.decisions, name="decisions"),
    path("decide/<named:slug>/", walk.decision, name="decision"),
    path("decide/<named:slug>/questions/", questions.questions, name="decision_questions"),
    path("decide/<named:slug>/picture/", picture.picture, name="decision_picture"),
    path("decide/<named:slug>/record.md", record.record, name="decision_record"),
    path("progress/", progress.progress, name="progress"),
    path("search/", search.search, name="search"),
    path("accounts/sign-in/", accounts.SignIn.as_view(), name="sign_in"),
    path("accounts/sign-in/<uidb64>/<token>/", accounts.owner_sign_in, name="owner_sign_in"),
    path("accounts/sign-out/", LogoutView.as_view(next_page="today"), name="sign_out"),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler400 = "studyapp.views.errors.bad_request"
handler403 = "studyapp.views.errors.forbidden"
handler404 = "studyapp.views.errors.not_found"
handler500 = "studyapp.views.errors.server_error"

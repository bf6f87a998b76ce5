from studyapp.deciding.verdict import Status, decide
from studyapp.knowledge.decisions import Fit, Helper
from tests.deciding.making import LUNCH, make_decision


def of(verdict, outcome_id):
    return next(ranked for ranked in verdict.outcomes if ranked.outcome.id == outcome_id)


def test_the_one_in_front_wins_with_its_reasons():
    verdict = decide(make_decision(LUNCH), answers={"time": "minutes", "meat": "yes"})

    assert verdict.status is Status.ONE
    assert verdict.winner.outcome.id == "sandwich"
    assert [(one.question, one.reason.fit) for one in verdict.winner.in_favour] == [
        ("time", Fit.BEST),
        ("meat", Fit.GOOD),
    ]


def test_the_excluded_come_last_and_name_the_answer_that_ruled_them_out():
    verdict = decide(make_decision(LUNCH), answers={"time": "minutes", "meat": "yes"})

    stew = of(verdict, "stew")
    assert stew.excluded
    assert verdict.outcomes[-1] is stew
    assert [(one.question, one.answer, one.reason.fit) for one in stew.against] == [
        ("time", "minutes", Fit.NO)
    ]


def test_too_close_is_a_shortlist_without_a_winner():
    verdict = decide(make_decision(LUNCH), answers={"time": "an_hour", "weather": "cold"})

    assert verdict.status is Status.SHORTLIST
    assert verdict.winner is None
    assert verdict.leading == ("stew", "soup")


def test_equals_share_a_rank_and_the_better_supported_comes_first():
    said = {
        "one": {"x": {"bold": "best", "steady": "good"}},
        "two": {"x": {"steady": "good"}},
    }

    verdict = decide(make_decision(said), answers={"one": "x", "two": "x"})

    assert [(one.outcome.id, one.rank) for one in verdict.outcomes] == [("steady", 1), ("bold", 1)]


def test_a_contradiction_has_no_winner_and_names_the_answers():
    said = {"first": {"x": {"a": "no"}}, "second": {"x": {"b": "no"}}, "third": {"x": {"a": "best"}}}

    verdict = decide(make_decision(said), answers=dict.fromkeys(said, "x"))

    assert verdict.status is Status.CONFLICT
    assert verdict.winner is None
    assert verdict.leading == ()
    assert verdict.clashing == (("first", "x"), ("second", "x"))


def test_silence_is_said_and_counts_neither_way():
    verdict = decide(make_decision(LUNCH), answers={"time": "an_hour"})

    salad = of(verdict, "salad")
    assert salad.silent == ("time",)
    assert salad.arguments == ()
    assert salad.score == 0
    assert not salad.excluded


def test_what_one_is_not_sure_of_is_not_called_silent():
    verdict = decide(make_decision(LUNCH), answers={"time": "not_sure"})

    assert verdict.answers == {"time": "not_sure"}
    assert all(ranked.silent == () for ranked in verdict.outcomes)


def test_unknown_answers_are_ignored_and_said():
    verdict = decide(make_decision(LUNCH), answers={"mood": "good", "meat": "yes"})

    assert verdict.ignored == {"mood": "good"}
    assert verdict.answers == {"meat": "yes"}


def test_without_answers_everything_is_on_the_list_and_nothing_is_suggested():
    napkin = Helper(id="napkin", name="Napkin", outcomes=("stew",), line=99)

    verdict = decide(make_decision(LUNCH, helpers=[napkin]), answers={})

    assert verdict.status is Status.SHORTLIST
    assert len(verdict.leading) == 4
    assert verdict.helpers == ()


def test_a_helper_is_suggested_beside_its_outcome_and_never_chosen():
    bread = Helper(id="bread", name="Bread", outcomes=("soup", "stew"), line=99)
    decision = make_decision(LUNCH, helpers=[bread])

    with_stew = decide(decision, answers={"time": "an_hour", "meat": "yes"})
    with_salad = decide(decision, answers={"weather": "hot"})

    assert [helper.id for helper in with_stew.helpers] == ["bread"]
    assert with_salad.helpers == ()
    assert "bread" not in {ranked.outcome.id for ranked in with_stew.outcomes}


def test_a_helper_that_an_answer_speaks_against_is_not_suggested():
    said = {"time": {"an_hour": {"stew": "best"}}, "hands": {"dirty": {"bread": "no"}}}
    bread = Helper(id="bread", name="Bread", outcomes=("stew",), line=99)
    decision = make_decision(said, outcomes=["stew", "soup"], helpers=[bread])

    verdict = decide(decision, answers={"time": "an_hour", "hands": "dirty"})

    assert verdict.winner.outcome.id == "stew"
    assert verdict.helpers == ()

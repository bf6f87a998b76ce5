from studyapp.deciding.weighing import ALONE, Standing, stand, weigh
from tests.deciding.making import LUNCH, make_decision


def test_it_adds_up_what_the_answers_say_of_each_outcome():
    weights = weigh(make_decision(LUNCH))

    standing = stand(weights, answers={"time": "an_hour", "weather": "cold"})

    assert dict(zip(weights.outcomes, standing.points, strict=True)) == {
        "sandwich": 0,
        "stew": 3,
        "soup": 3,
        "salad": -2,
    }


def test_no_takes_no_points_and_rules_out():
    weights = weigh(make_decision(LUNCH))

    standing = stand(weights, answers={"time": "minutes"})

    stew = weights.outcomes.index("stew")
    assert standing.points[stew] == 0
    assert stew not in standing.remaining()


def test_an_answer_that_does_not_exist_adds_nothing():
    weights = weigh(make_decision(LUNCH))

    standing = stand(weights, answers={"time": "a_week", "mood": "good"})

    assert standing == stand(weights, answers={})


def test_reasons_about_helpers_carry_no_weight():
    said = {"time": {"minutes": {"sandwich": "best", "napkin": "best"}}}

    weights = weigh(make_decision(said, outcomes=["sandwich"]))

    assert weights.questions["time"]["minutes"].points == (2,)


def test_those_less_than_a_recommendation_behind_lead_together():
    standing = Standing(points=(3, 5, 4, 5))

    assert standing.leaders() == (1, 3, 2)


def test_the_excluded_never_lead():
    standing = Standing(points=(3, 9), excluded=0b10)

    assert standing.leaders() == (0,)


def test_nobody_leads_where_all_are_excluded():
    standing = Standing(points=(3, 9), excluded=0b11)

    assert standing.leaders() == ()


def test_the_lead_is_counted_to_the_next_that_remains():
    assert Standing(points=(7, 6, 3), excluded=0b010).lead() == 4
    assert Standing(points=(7, 6), excluded=0b010).lead() == ALONE

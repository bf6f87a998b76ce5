from studyapp.deciding.clashing import find_clash, lost_answers
from studyapp.deciding.weighing import weigh
from tests.deciding.making import LUNCH, make_decision


def test_answers_that_leave_something_good_do_not_clash():
    weights = weigh(make_decision(LUNCH))

    assert find_clash(weights, answers={"time": "minutes", "meat": "yes"}) == ()


def test_it_names_the_fewest_answers_that_rule_out_everything():
    said = {
        "first": {"x": {"a": "no"}},
        "second": {"x": {"b": "no"}},
        "third": {"x": {"a": "no", "b": "no"}},
        "fourth": {"x": {"c": "no"}},
    }
    weights = weigh(make_decision(said))

    clash = find_clash(weights, answers=dict.fromkeys(said, "x"))

    assert clash == (("third", "x"), ("fourth", "x"))


def test_one_answer_for_each_outcome_is_found_quickly_too():
    said = {f"q{n}": {"x": {f"o{n}": "no"}} for n in range(40)}
    weights = weigh(make_decision(said))

    clash = find_clash(weights, answers=dict.fromkeys(said, "x"))

    assert len(clash) == 40


def test_losing_everything_that_an_answer_recommends_is_a_clash_though_others_are_left():
    said = {
        "control": {"full": {"server": "best", "cluster": "best", "function": "no"}},
        "care": {"theirs": {"server": "no", "cluster": "no", "function": "best", "jobs": "best"}},
    }
    weights = weigh(make_decision(said))

    clash = find_clash(weights, answers={"control": "full", "care": "theirs"})

    assert clash == (("control", "full"), ("care", "theirs"))


def test_losing_a_wish_for_one_outcome_is_a_trade_off():
    said = {
        "length": {"long": {"function": "no", "jobs": "best"}},
        "bill": {"by_use": {"function": "best"}},
    }
    weights = weigh(make_decision(said))

    answers = {"length": "long", "bill": "by_use"}

    assert find_clash(weights, answers=answers) == ()
    assert lost_answers(weights, answers=answers) == (("bill", "by_use"),)


def test_more_lost_than_won_is_a_clash():
    said = {
        "length": {"long": {"function": "no", "jobs": "best", "server": "good"}},
        "bill": {"by_use": {"function": "best"}},
        "start": {"event": {"function": "best"}},
    }
    weights = weigh(make_decision(said))

    clash = find_clash(weights, answers={"length": "long", "bill": "by_use", "start": "event"})

    assert clash == (("length", "long"), ("bill", "by_use"))


def test_nothing_is_lost_after_an_answer_that_settles_the_matter():
    said = {
        "place": {"cellar": {"rack": "best", "server": "no", "cluster": "no"}},
        "kind": {"old": {"server": "best", "cluster": "good"}},
    }
    weights = weigh(make_decision(said))

    assert find_clash(weights, answers={"place": "cellar", "kind": "old"}) == ()


def test_no_answers_do_not_clash():
    assert find_clash(weigh(make_decision(LUNCH)), answers={}) == ()

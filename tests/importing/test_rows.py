"""Values are written in portions, by their number or by what they weigh."""

from studyapp.importing.rows import batches, weighed


def test_the_last_portion_has_what_is_left():
    assert list(batches([1, 2, 3, 4, 5], size=2)) == [[1, 2], [3, 4], [5]]


def test_portions_weigh_no_more_than_they_may():
    assert list(weighed(["aa", "b", "cc", "d"], weight=len, most=3)) == [["aa", "b"], ["cc", "d"]]


def test_what_weighs_more_by_itself_is_alone():
    assert list(weighed(["a", "bbbbb", "c"], weight=len, most=3)) == [["a"], ["bbbbb"], ["c"]]


def test_of_nothing_there_are_no_portions():
    assert list(weighed([], weight=len, most=3)) == []

from studyapp.notes.source_lines import mark_lines, unused_characters


def test_the_marker_stands_before_a_lines_own_words() -> None:
    lines = ["words", "- item", "  > ## 1. deep", "| cell |", "**bold**"]

    assert mark_lines(lines, opening="<", closing=">") == [
        "<1>words",
        "- <2>item",
        "  > ## 1. <3>deep",
        "| <4>cell |",
        "<5>**bold**",
    ]


def test_rules_separators_and_definitions_are_not_marked() -> None:
    lines = ["", "---", "===", "|---|:-:|", "* * *", "[a]:", "  b", "[a]: b", '"title"', "-"]

    assert mark_lines(lines, opening="<", closing=">") == lines


def test_a_marker_is_never_a_character_of_the_text() -> None:
    assert unused_characters("\U000f0000 \U000f0002", count=2) == ("\U000f0001", "\U000f0003")

from studyapp.notes.fences import Fence, take_out_fences


def test_it_takes_out_a_fence_and_keeps_the_lines() -> None:
    kept, fences = take_out_fences(["a", "```sh", "b", "```", "c"], opening="<", closing=">")

    assert kept == ["a", "<0>", "", "", "c"]
    assert fences == [Fence(text="b", language="sh", start=2, end=4)]


def test_a_longer_fence_holds_a_shorter_one() -> None:
    _, fences = take_out_fences(["````", "```", "~~~~", "````"], opening="<", closing=">")

    assert [fence.text for fence in fences] == ["```\n~~~~"]


def test_an_indented_fence_loses_its_indentation() -> None:
    kept, fences = take_out_fences(["  ~~~", "  a", "    b", "c", "  ~~~"], opening="<", closing=">")

    assert kept[0] == "  <0>"
    assert fences[0].text == "a\n  b\nc"


def test_a_fence_inside_a_quotation_loses_its_marks() -> None:
    _, fences = take_out_fences(["> ```", "> a", "> ```"], opening="<", closing=">")

    assert fences[0].text == "a"


def test_a_fence_left_open_reaches_to_the_last_words() -> None:
    _, fences = take_out_fences(["```", "a", "", ""], opening="<", closing=">")

    assert fences == [Fence(text="a", language="", start=1, end=2)]


def test_three_ticks_inside_a_line_are_no_fence() -> None:
    lines = ["```a```", "b"]

    assert take_out_fences(lines, opening="<", closing=">") == (lines, [])

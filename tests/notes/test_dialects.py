import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes import dialects
from studyapp.notes.dialects import HABITS, Habit
from tests.notes.test_reading import PIECES

LINES = st.lists(
    st.lists(st.sampled_from(PIECES)).map("".join).map(lambda text: text.replace("\n", " ")), max_size=12
)


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.__name__)
@given(lines=LINES)
def test_a_habit_keeps_the_number_of_lines(habit: Habit, lines: list[str]) -> None:
    assert len(habit(lines)) == len(lines)


@pytest.mark.parametrize(
    ("habit", "written", "read"),
    [
        (dialects.unicode_bullets, ["•   a", "  ▪ b", "c • d"], ["- a", "  - b", "c • d"]),
        (dialects.bullets_without_space, ["-a", "--b", "-1", "2.A", "2.5", "3) c"],
            ["- a", "--b", "-1", "2. A", "2.5", "3. c"]),
        (dialects.empty_bullets, ["- a", "-", "1."], ["- a", "", ""]),
        (dialects.emoji_bullets, ["🚀 alone", "", "✅ a", "❌ b"], ["🚀 alone", "", "- ✅ a", "- ❌ b"]),
        (dialects.headings, ["#A", "#todo", " ## b ##", "# C#", "#one #two", "#######"],
            ["# A", "\\#todo", "## b ##", "# C\\#", "\\#one #two", "#######"]),
        (dialects.vault_marks,
            ["==a b== `==c==`", "x {{c1::5 s::time}} y", "SQS::a queue", "AWS::Region x ^ab-1"],
            ["a b `==c==`", "x 5 s y", "SQS: a queue", "AWS::Region x"]),
        (dialects.underlines, ["# a", "---", "b", "---"], ["# a", "", "b", "---"]),
        (dialects.wikilinks, ["[[a]] [[b/c#d|e]] `[[f]]`", "![[g.png]]"],
            ["a e `[[f]]`", "![g.png](<g.png>)"]),
        (dialects.callouts, ["> [!note]- Title", "[!note]"], ["> **note:** Title", "[!note]"]),
        (dialects.list_indentation, ["- a", "  - b", "     c", "", "  d", "", "e"],
            ["- a", "    - b", "        c", "", "    d", "", "e"]),
        (dialects.quoted_indentation, ["> - a", ">   - b", "> c", "- d"],
            ["> - a", ">     - b", "> c", "- d"]),
        (dialects.list_indentation, ["    key:", "      - a"], ["    key:", "      - a"]),
    ],
)  # fmt: skip
def test_a_habit_rewrites(habit: Habit, written: list[str], read: list[str]) -> None:
    assert habit(written) == read

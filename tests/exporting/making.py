"""Items to export."""

from hypothesis import strategies as st

from studyapp.exporting.items import Answer, Form, Item

# Every sign that one of the formats gives a meaning to, among ordinary words.
WORDS = st.lists(
    st.sampled_from(
        [
            "queue",
            "a=b",
            "~",
            "#1",
            "{x}",
            "C:\\notes",
            "<b>",
            "&amp;",
            "“quoted”",
            "→",
            "100 %",
            "é",
            "//",
            "::",
            "$",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


STEPS = tuple(Answer(text=text, right=True) for text in ("First a -> b.", "It waits.", "It goes."))
PAIRS = (
    Answer(text="It waits.", right=True, match="SQS"),
    Answer(text="It is pushed.", right=True, match="SNS"),
    Answer(text="It stays.", right=True, match="SQS"),
    Answer(text="", right=False, match="MQ"),
)
SEVERAL = tuple(
    Answer(text=text, right=right, feedback="So it is.")
    for text, right in (("scale", True), ("cost little", True), ("wait", False))
)


def item(
    form: Form = Form.CHOICE,
    *,
    question: str = "Which keeps a message?",
    answers: tuple[Answer, ...] = (
        Answer(text="SQS", right=True, feedback="It waits there."),
        Answer(text="SNS", right=False, feedback="It is pushed on."),
    ),
    remark: str = "(notes.md, line 7)",
    category: tuple[str, ...] = ("Services", "Amazon SQS"),
    id_: str = "i1",
) -> Item:
    return Item(id=id_, form=form, category=category, question=question, answers=answers, remark=remark)


@st.composite
def any_item(draw: st.DrawFn) -> Item:
    form = draw(st.sampled_from(list(Form)))
    question = draw(WORDS)
    if form is Form.WORDS:
        question = f"{question} ____ {draw(WORDS)}"
    fewest = 3 if form is Form.MATCH else 2
    texts = draw(st.lists(WORDS, min_size=fewest, max_size=4, unique=True))
    right = draw(st.integers(1, len(texts) - 1))
    answers = tuple(
        Answer(
            text=text,
            right=form is not Form.CHOICE or at < right,
            feedback=draw(WORDS) if form is Form.CHOICE else "",
            match=draw(WORDS) if form is Form.MATCH else "",
        )
        for at, text in enumerate(texts)
    )
    return item(form, question=question, answers=answers, remark=draw(WORDS))

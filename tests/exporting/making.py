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
    texts = draw(st.lists(WORDS, min_size=2, max_size=4, unique=True))
    answers = tuple(
        Answer(
            text=text,
            right=form is not Form.CHOICE or at == 0,
            feedback=draw(WORDS) if form is Form.CHOICE else "",
        )
        for at, text in enumerate(texts)
    )
    return item(form, question=question, answers=answers, remark=draw(WORDS))

"""Notes as people write them, made at random: headings, lists, tables, fences, pairs of names, and dirt."""

from hypothesis import strategies as st

NAMES = ("Amazon SQS", "SNS", "AWS Lambda", "EC2 instances", "Farget", "EBS", "VPC", "Cloud Run", "Tea pots")
SAYINGS = (
    "keeps letters until someone reads them",
    "is a queue",
    "are stateless",
    "up to 15 minutes",
    "256 KB and 14 days",
    "billed by the request",
    "It runs in two zones; it never sleeps. Both of them do (really).",
    "can't join tables",
    "ideal for nightly reports",
    "e.g. a shop",
    "Next",
    "none",
    "TODO: ask",
    "保留消息",
)
LABELS = (
    "Limits",
    "Use cases",
    "Pros",
    "Cons",
    "What is it?",
    "Key features",
    "Timeout",
    "Contents",
    "Q: why?",
)
ADVICE = (
    "Use Lambda when nobody waits",
    "if you need disks then use EBS",
    "Need a queue? → SQS",
    "SNS --> loud ||| SQS --> calm",
    "ALB is newer, unlike NLB",
)

names = st.sampled_from(NAMES)
sayings = st.sampled_from(SAYINGS)
labels = st.sampled_from(LABELS)
sentences = st.one_of(
    sayings,
    st.sampled_from(ADVICE),
    st.builds("{} {}".format, names, sayings),
    st.builds("**{}**: {}".format, labels, sayings),
    st.builds("{} - {}".format, labels, sayings),
    st.builds("`{} {}` {}".format, names, sayings, sayings),
    st.builds("[{}](https://example.org/{})".format, labels, st.integers(0, 9)),
    st.builds("{} [[{}|{}]]".format, sayings, names, sayings),
    st.text(max_size=12).map(lambda text: " ".join(text.split())),
)
headings = st.one_of(
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "#"]), names | labels),
    st.builds("#{}".format, names),
    st.builds("# <ins> {} </ins> #".format, names),
    st.builds("{}\n------".format, names | labels),
    st.builds("**{}**".format, names | labels),
    st.builds("## {} vs {}".format, names, names),
    st.builds("## {}. {} ({}):".format, st.integers(1, 9), names, labels),
)
items = st.builds(
    "{}{} {}".format,
    st.sampled_from(["", "", "  ", "    ", "\t"]),
    st.sampled_from(["-", "*", "+", "•\t", "1.", "2)", "✅", "❌", "- [ ]", ">", "> -"]),
    sentences,
)
lists = st.lists(items, min_size=1, max_size=6).map("\n".join)
rows = st.lists(sentences | names, min_size=1, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |")
tables = st.builds(
    lambda header, body: "\n".join([f"| {' | '.join(header)} |", "|--" * len(header) + "|", *body]),
    st.lists(names | labels, min_size=1, max_size=3),
    st.lists(rows, max_size=4),
)
fences = st.builds("```{}\n{}\n```".format, st.sampled_from(["", "python", "text"]), sentences)
tabbed = st.lists(st.builds("{}\t{}".format, labels, sayings), min_size=1, max_size=3).map("\n".join)
others = st.sampled_from(
    ["---", "<details>\n<summary>Answer</summary>\n", "</details>", "![](a.png)", "<!-- x", ""]
)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map("\n".join)
blocks = st.one_of(headings, headings, lists, lists, paragraphs, tables, tabbed, fences, others)

notes = st.builds(
    lambda parts, breaks: "".join(part + gap for part, gap in zip(parts, breaks, strict=True)),
    st.shared(st.lists(blocks, max_size=8), key="parts"),
    st.shared(st.lists(blocks, max_size=8), key="parts").flatmap(
        lambda parts: st.lists(
            st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n"]), min_size=len(parts), max_size=len(parts)
        )
    ),
)

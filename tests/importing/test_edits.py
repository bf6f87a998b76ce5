"""Edits of the sorts that people make: what they did not touch, and what they only put otherwise, stays."""

import random
from pathlib import Path

import pytest

from tests.importing import editing
from tests.importing.replaying import Library, Replay
from tests.importing.staying import Tally, reworded, unchanged

pytestmark = pytest.mark.django_db

CONTENT = Path(__file__).resolve().parents[2] / "content"
SHIPPED = (
    "services/sqs.md",
    "services/sns.md",
    "services/eventbridge.md",
    "services/step-functions.md",
    "comparisons/sns-vs-sqs.md",
)

# As people write: no front matter, several services in a file, tables, labels and plain lines.
INVENTED = {
    "queues.md": """# Messaging

## Amazon SQS

Amazon SQS is a queue in which work waits until one worker has fetched it and finished it.

- Messages wait for 4 days by default, weigh 256 KB at most and are tried 5 times.
- **Visibility timeout**: a message that was received stays hidden from the other workers for a while.
- **Dead-letter queue**: messages that fail again and again are put aside for a person to look at.
- Long polling saves empty answers because the call waits up to 20 seconds for something to arrive.
- A standard queue may deliver a message twice, so the work has to bear repetition.

### Pricing

- Every million requests costs a few cents once the free ones of the month are used up.

## Amazon SNS

Amazon SNS is a publish and subscribe service that hands each message to every subscriber.

- **Fan-out**: one published message reaches queues, functions and phones at the same time.
- **Filter policy**: a subscriber may ask for a part of the messages only.
- Messages are pushed to their receivers and nothing is kept for those who were away.

## SNS vs SQS

| | SNS | SQS |
|---|---|---|
| Delivery | pushes a copy to every subscriber at once | keeps each message until a worker asks |
| Receivers | as many as have subscribed to the topic | one worker takes each message |
""",
    "compute.md": """# Compute

## AWS Lambda

AWS Lambda runs functions when something happens, without a server that anybody has to look after.

- **Duration**: one invocation may last for 15 minutes at most, whatever it does.
- **Memory**: between 128 MB and 10 GB for each function, and the processor grows with it.
- Functions scale by themselves, one copy for every event that is being worked on.

### Drawbacks

- **Cold start**: the first call after a pause takes longer while a copy is being prepared.

## Amazon EC2

Amazon EC2 rents out virtual machines by the second, with any operating system on them.

- **Instance types**: families of machines that are made for memory, storage or computing.
- **Security groups**: rules that say who may reach the machine at which port.
- Use Amazon EC2 when the software needs an operating system of its own.
""",
    "storage.md": """# Storage

## Amazon S3

Amazon S3 stores objects of any size in buckets that are reached over the web.

- **Versioning**: earlier versions of an object are kept and can be brought back.
- **Lifecycle rules**: objects move to cheaper classes when nobody has read them for a while.
- One object may be as large as 5 TB, and a bucket holds as many as one likes.

## Amazon EBS

Amazon EBS gives a virtual machine disks that outlive it and stay in one zone.

- **Snapshots**: a copy of the disk at one moment, from which new disks are made.
- **Volume types**: disks that are made for many small operations or for long streams.
""",
}

EDITS = (
    editing.mistype,
    editing.swap_a_word,
    editing.put_in_a_word,
    editing.shuffle_a_list,
    editing.remove_a_bullet,
    editing.add_a_bullet,
    editing.use_other_bullets,
    editing.lead_in_bold,
    editing.rename_a_file,
    editing.split_a_file,
    editing.move_a_section,
    editing.move_a_bullet,
)
ONCE_MORE = 3


@pytest.fixture(scope="module")
def shipped() -> dict[str, str]:
    return {name: (CONTENT / name).read_text("utf-8") for name in SHIPPED}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_cards_keep_their_keys_through(edit, shipped):
    """Each edit is made a few times over, as between two imports; four times with other luck."""
    same, near = Tally(), Tally()
    for seed in range(4):
        notes = shipped if seed % 2 else INVENTED
        replay = Replay()
        before = replay.read(notes)
        for again in range(ONCE_MORE):
            notes = edit(notes, random.Random(f"{seed} {again}"))
        after = replay.read(notes)
        same.add(unchanged(before, after), after=after)
        near.add(reworded(before, after), after=after)

    assert same.cards > 200
    assert same.share >= 0.995, same.lost
    assert near.share >= 0.95, near.lost


@pytest.mark.parametrize("edit", [editing.mistype, editing.swap_a_word, editing.put_in_a_word])
def test_rewordings_are_seen_as_such(edit, shipped):
    replay = Replay()
    before = replay.read(shipped)
    after = replay.read(edit(shipped, random.Random(3)))

    assert [*reworded(before, after)]


@pytest.mark.parametrize(
    "edit",
    [editing.rename_a_file, editing.use_other_bullets, editing.move_a_section, editing.shuffle_a_list],
    ids=lambda edit: edit.__name__,
)
@pytest.mark.parametrize("seed", range(4))
def test_no_feature_is_another_one_after_what_changes_no_word(edit, seed):
    replay = Replay()
    before = replay.read(INVENTED)
    after = replay.read(edit(INVENTED, random.Random(seed)))

    assert set(after.features) == set(before.features)
    assert texts(after) == texts(before)


def test_a_lead_that_comes_or_goes_leaves_every_feature_what_it_is(shipped):
    replay = Replay()
    before = replay.read(shipped)
    bare = {name: text.replace("- **", "- ").replace("**: ", ": ") for name, text in shipped.items()}
    after = replay.read(bare)

    lost = set(before.features) - set(after.features)
    assert len(lost) <= 0.005 * len(before.features)


def note(*lines: str) -> dict[str, str]:
    """A note on a queue whose facts are `lines`; enough others stand around them."""
    return {
        "queues.md": "\n".join(
            (
                "# Amazon SQS",
                "",
                "Amazon SQS is a queue in which work waits for a worker.",
                "",
                "- **Failures**: what fails again and again is put aside for a person.",
                *lines,
                "- **Producer**: the program that puts messages in.",
                "",
            )
        )
    }


def read_both(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Library, Library]:
    replay = Replay()
    return replay.read(note(*before)), replay.read(note(*after))


THREE = {
    "4 days": "stays for 4 days by default",
    "256 KB": "weighs 256 KB at most",
    "5 times": "is tried 5 times in a row",
}


@pytest.mark.parametrize("deleted", list(THREE))
def test_of_three_blanks_the_other_two_stay_when_one_is_deleted(deleted):
    first, second, third = THREE.values()
    one, other = (said for figure, said in THREE.items() if figure != deleted)

    before, after = read_both(
        (f"- A message {first}, {second} and {third}.",), (f"- A message {one} and {other}.",)
    )

    blanks = {card.back: key for key, card in before.cards.items() if card.kind == "cloze"}
    left = {card.back: key for key, card in after.cards.items() if card.kind == "cloze"}
    assert set(THREE) <= set(blanks)
    assert left == {figure: key for figure, key in blanks.items() if figure != deleted}


HALVES = (
    "A message that nobody fetches stays in the queue for four days",
    "a worker that fails leaves its message to the other workers of the queue",
)
WHOLE = f"- {HALVES[0]}, and {HALVES[1]}."
APART = f"- {HALVES[0]}. {HALVES[1].capitalize()}."


def test_a_sentence_split_in_two_leaves_its_id_to_the_half_most_like_it():
    before, after = read_both((WHOLE,), (APART,))

    assert id_of(before, HALVES[0]) == id_of(after, HALVES[1].capitalize())
    assert id_of(after, HALVES[0]) not in before.features


def test_of_two_sentences_made_one_the_longer_one_stays():
    before, after = read_both((APART,), (WHOLE,))

    assert id_of(after, HALVES[0]) == id_of(before, HALVES[1].capitalize())


def test_what_was_removed_wakes_under_its_id_when_it_comes_back():
    replay = Replay()
    first = replay.read(note(WHOLE))
    without = replay.read(note())
    again = replay.read(note(WHOLE))

    assert id_of(first, HALVES[0]) not in without.features
    assert set(again.features) == set(first.features)
    assert set(again.cards) == set(first.cards)


def test_a_second_reading_of_the_same_notes_changes_nothing(shipped):
    replay = Replay()
    replay.read(INVENTED | shipped)
    once = replay.read(editing.shuffle_a_list(INVENTED | shipped, random.Random(1)))
    twice = replay.read(dict(once.texts))

    assert twice.features == once.features
    assert twice.cards == once.cards


LONE_PRICE = ("## Pricing", "- Every million requests costs a few cents.", "## Parts")
TWO_PRICES = (*LONE_PRICE[:2], "- The archive costs by the month.", LONE_PRICE[-1])


def test_a_question_that_a_second_statement_would_take_away_stays():
    before, after = read_both(LONE_PRICE, TWO_PRICES)

    assert any(
        card.front == "What do your notes say of the price of Amazon SQS?" for card in before.cards.values()
    )
    assert set(before.cards) <= set(after.cards)


def test_another_reader_asks_what_it_would_ask_of_the_notes_alone():
    """An upgrade makes cards anew: what its generators leave out is not kept alive by the one before."""
    replay = Replay()
    replay.read(note(*LONE_PRICE))
    kept = replay.read(note(*TWO_PRICES))
    replay.was_read_by_another_reader()
    upgraded = replay.read(note(*TWO_PRICES))

    fresh = Replay().read(note(*TWO_PRICES))
    assert {card.front for card in upgraded.cards.values()} == {card.front for card in fresh.cards.values()}
    assert set(upgraded.cards) < set(kept.cards)


def test_other_settings_of_the_folder_are_no_other_reader():
    replay = Replay()
    replay.read(note(*LONE_PRICE))
    kept = replay.read(note(*TWO_PRICES))
    replay.settings = "# Nothing has to be settled here.\n"

    assert set(replay.read(note(*TWO_PRICES)).cards) == set(kept.cards)


def texts(library: Library) -> dict[str, str]:
    return {key: feature.text for key, feature in library.features.items()}


def id_of(library: Library, words: str) -> str:
    (found,) = (key for key, feature in library.features.items() if words in feature.text)
    return found

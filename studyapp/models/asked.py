"""A question as a quiz keeps it."""

from collections.abc import Mapping
from typing import Any

from studyapp.cards.card import CardKind
from studyapp.cards.scoring import Form, Put
from studyapp.models.values import choice_from_json, choice_to_json


def put_to_json(put: Put, *, kind: CardKind, front: str, principle: str) -> dict[str, Any]:
    """The question as it is put: kind, front, form, choices in their order, targets, key, principle."""
    return {
        "kind": kind,
        "front": front,
        "form": put.form,
        "choices": [choice_to_json(one) for one in put.choices],
        "targets": list(put.targets),
        "key": list(put.key),
        "principle": principle,
    }


def put_from_json(asked: Mapping[str, Any]) -> Put:
    """What `put_to_json` wrote; what was asked before there were other forms has one right option."""
    choices = tuple(map(choice_from_json, asked["choices"]))
    key = asked.get("key") or [at for at, one in enumerate(choices) if one.correct]
    return Put(
        form=Form(asked.get("form", Form.ONE)),
        choices=choices,
        key=tuple(key),
        targets=tuple(asked.get("targets", ())),
    )

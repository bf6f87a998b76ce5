"""The parser of gift-pegjs, which is nobody's here, for tests to hold GIFT against."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import not_on_this_machine

CI = Path(__file__).resolve().parents[2] / ".ci"


def node_with_parser() -> str:
    """Node with the parser, or a skip that says how to get it; with STUDYAPP_REQUIRE_ALL=1 a failure."""
    found = shutil.which("node")
    if found is None or not (CI / "node_modules" / "gift-pegjs").is_dir():
        not_on_this_machine("no parser for GIFT on this machine: npm ci --prefix .ci")
    return found


def parsed(text: str, *, node: str) -> list[dict[str, Any]]:
    """What it makes of the text."""
    run = subprocess.run(
        [node, CI / "parse_gift.js"], input=text, capture_output=True, text=True, check=True, cwd=CI
    )
    return list(json.loads(run.stdout))


def questions(text: str, *, node: str) -> list[dict[str, Any]]:
    """As `parsed`, without the categories."""
    return [one for one in parsed(text, node=node) if one["type"] != "Category"]

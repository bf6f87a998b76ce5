"""The golden cases in tests/cases/knowledge-*.md: a title, a note, and what comes out of it."""

from collections.abc import Iterator

import pytest

from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Comparison, Feature, Guidance, Source
from studyapp.knowledge.names import gazetteer
from studyapp.notes.reading import read_document
from tests.golden import Case, cases


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases("knowledge")])
def test_the_note_says(case: Case) -> None:
    document, _ = read_document(case.note, path=case.path)

    knowledge, coverage, doubts = extract_note(document, names=gazetteer())

    lines = [shown(feature) for feature in knowledge.features]
    lines += [advised(advice) for advice in knowledge.guidance]
    lines += [line for comparison in knowledge.comparisons for line in compared(comparison)]
    lines += [f"missed: {' '.join(map(str, coverage.missed))}"] if coverage.missed else []
    lines += [f"{doubt.line} {doubt.severity}: {doubt.message}" for doubt in doubts]
    assert lines == list(case.out)


def shown(feature: Feature) -> str:
    label = f" [{feature.label}]" if feature.label else ""
    aspect = f" ({feature.aspect})" if feature.aspect else ""
    return f"{places(feature.sources)} {feature.service} {feature.kind}{label} {feature.text}{aspect}"


def advised(advice: Guidance) -> str:
    against = f", not {' '.join(advice.against)}" if advice.against else ""
    return f"{places(advice.sources)} take {' '.join(advice.services)}{against}: {advice.condition}"


def compared(comparison: Comparison) -> Iterator[str]:
    yield f"{places(comparison.sources)} compares {comparison.slug}"
    for row in comparison.rows:
        values = " | ".join(f"{slug}: {cell.text}" for slug, cell in row.values.items())
        yield f"- {row.aspect or '?'} | {values}"
    for cell in comparison.shared:
        yield f"- both | {cell.text}"
    if comparison.principle:
        yield f"- principle | {comparison.principle}"


def places(sources: tuple[Source, ...]) -> str:
    return ",".join(
        f"{source.line}" if source.line == source.end_line else f"{source.line}-{source.end_line}"
        for source in sources
    )

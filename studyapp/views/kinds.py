"""What the kinds of statements are called, in the order of reading."""

from collections.abc import Mapping

from studyapp.knowledge.facts import FeatureKind

HEADINGS: Mapping[FeatureKind, str] = {
    FeatureKind.DEFINITION: "What it is",
    FeatureKind.FEATURE: "What it does",
    FeatureKind.COMPONENT: "What it is made of",
    FeatureKind.STEP: "How it goes",
    FeatureKind.USE_CASE: "What it is used for",
    FeatureKind.ADVANTAGE: "What speaks for it",
    FeatureKind.DRAWBACK: "What speaks against it",
    FeatureKind.LIMIT: "Limits",
    FeatureKind.PRICING: "What it costs",
    FeatureKind.EXAMPLE: "Examples",
}
"""The heading that says what is to be found under it."""

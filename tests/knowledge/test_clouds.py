"""Whose cloud a text is about."""

import pytest

from studyapp.knowledge.clouds import cloud_of
from studyapp.knowledge.names import gazetteer


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("On AWS we keep files in a bucket. Amazon bills by the month.", "aws"),
        ("# Azure\nOne group for each team.", "azure"),
        ("Google Cloud has projects; GCP bills each of them.", "google"),
        ("AWS has Lambda, Azure has Functions, GCP has Cloud Run.", ""),
        ("We searched with Google and wrote it down in Microsoft Word.", ""),
        ("SQS holds what SNS sends.", "aws"),
        ("Cosmos DB next to Event Hubs", "azure"),
        ("S3 only", ""),
        ("SQS next to Event Hubs", ""),
        ("", ""),
    ],
)
def test_vendors_tell_and_else_services_do(text: str, provider: str) -> None:
    assert cloud_of(text, names=gazetteer()) == provider


def test_one_other_vendor_in_passing_changes_nothing() -> None:
    text = "AWS " * 10 + "unlike Azure"

    assert cloud_of(text, names=gazetteer()) == "aws"

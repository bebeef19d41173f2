"""Who announces or lists recordings loads no cloud library; whoever needs one gets it by the same name."""

import subprocess
import sys
from pathlib import Path

import pytest

import recordings

ROOT = Path(__file__).parents[3]
CLOUD = {"aws_encryption_sdk", "aws_cryptographic_material_providers", "boto3", "botocore"}


def loaded_after(code):
    asked = f"import sys, recordings\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_room_opens_without_the_clouds_libraries():
    assert loaded_after("recordings.announce, recordings.transfer, recordings.Vault") & CLOUD == set()


@pytest.mark.parametrize("name", ["Bucket", "Envelope", "kms_keyring", "make_bucket", "open_bucket", "raw_keyring"])
def test_what_needs_them_is_there_when_asked_for(name):
    assert loaded_after(f"recordings.{name}") & CLOUD
    assert getattr(recordings, name).__name__ == name
    assert name in recordings.__all__


def test_each_name_of_the_room_is_there_and_no_other():
    assert [name for name in recordings.__all__ if not hasattr(recordings, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'Safe'"):
        recordings.Safe  # noqa: B018  # the asking is the test

"""London, and nowhere else."""

import pytest

from recordings import RegionRefused
from recordings.region import check_region

AWS = "https://s3.eu-west-2.amazonaws.com"
HERE = ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"]


@pytest.mark.parametrize("endpoint", [None, AWS, *HERE])
def test_london_is_accepted(endpoint):
    check_region("eu-west-2", endpoint, "b")


@pytest.mark.parametrize("endpoint", HERE)
def test_an_empty_answer_is_accepted_from_this_machine_only(endpoint):
    check_region(None, endpoint, "b")
    check_region("", endpoint, "b")


@pytest.mark.parametrize(
    "endpoint", [None, AWS, "http://10.0.0.5:9000", "http://127.0.0.1.example.com", "http://0.0.0.0:9"]
)
def test_an_empty_answer_from_elsewhere_is_the_united_states(endpoint):
    with pytest.raises(RegionRefused, match="us-east-1"):
        check_region(None, endpoint, "b")


@pytest.mark.parametrize("location", ["EU", "eu-west-1", "eu-west-22", "us-east-1", "EU-WEST-2"])
@pytest.mark.parametrize("endpoint", [None, *HERE])
def test_every_other_region_is_refused(location, endpoint):
    with pytest.raises(RegionRefused, match=location):
        check_region(location, endpoint, "b")

"""London, and nowhere else: where recordings may rest."""

import ipaddress
from typing import Final
from urllib.parse import urlsplit

from recordings.faults import RegionRefused

REGION: Final = "eu-west-2"


def check_region(location: str | None, endpoint: str | None, bucket: str) -> None:
    """Raises RegionRefused unless a bucket that reports `location` rests in London.

    An empty location is AWS's old name for us-east-1. A small S3 server on this machine answers it too; it is
    accepted from a loopback address alone, where nothing leaves the machine.
    """
    if location == REGION or (not location and is_loopback(endpoint)):
        return
    raise RegionRefused(
        f"The bucket {bucket} is in {location or 'us-east-1'}; recordings must rest in {REGION} (London)."
    )


def is_loopback(endpoint: str | None) -> bool:
    """Whether `endpoint` is an address of this machine that no other machine can reach."""
    host = urlsplit(endpoint or "").hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

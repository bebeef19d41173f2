"""How much the safety suites try."""

import os

SCALE = float(os.environ.get("SAFETY_SCALE") or 0.02)


def scaled(full: int, least: int = 1) -> int:
    """`full` at SAFETY_SCALE=1, its share of that at any other scale, and never fewer than `least`."""
    return max(least, round(full * SCALE))

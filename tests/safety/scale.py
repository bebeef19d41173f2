"""How much the safety suites try."""

import os

EVERY_COMMIT = 0.02
SCALE = float(os.environ.get("SAFETY_SCALE") or EVERY_COMMIT)


def scaled(full: int, *, small: int | None = None, least: int = 1) -> int:
    """`full` at SAFETY_SCALE=1 and its share of that at other scales, but never fewer than `least`.

    `small` is tried at 0.02 and its share below, where a fiftieth of `full` would take too long for every commit.
    """
    share = small * SCALE / EVERY_COMMIT if small is not None and SCALE <= EVERY_COMMIT else full * SCALE
    return max(least, round(share))

"""The gate allows a call when no rule is broken, and refuses it for exactly the broken ones: of 2^20 sets every one."""

import os
from itertools import compress
from multiprocessing import get_context
from random import Random

from tests.gated import broken_facts
from tests.safety.scale import scaled
from voice_app.campaigns import Rule, judge, refusals

RULES = tuple(Rule)
PART = 1 << 12  # sets judged in one go
PARTS = (1 << len(RULES)) // PART


def wrong_in(part):
    """The sets of this part that the gate answers wrongly."""
    wrong = []
    for place in range(part * PART, (part + 1) * PART):
        broken = tuple(compress(RULES, (place >> bit & 1 for bit in range(len(RULES)))))
        if tuple(verdict.rule for verdict in refusals(judge(broken_facts(*broken)))) != broken:
            wrong.append(broken)
    return wrong


def test_every_set_of_broken_rules_is_refused_by_exactly_these(tell):
    parts = Random(20).sample(range(PARTS), scaled(PARTS, small=2))
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        wrong = sum(pool.imap_unordered(wrong_in, parts), [])
    tell("sets of broken rules", judged=len(parts) * PART, of=PARTS * PART, wrong=len(wrong))
    assert wrong == []

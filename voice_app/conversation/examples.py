"""Labelled examples of what people say: a scorer for wishes that no rule foresaw."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz, process

from voice_app.conversation.words import one_sentence, plain

NEAR, CLEAR = 65, 8  # of 100: how like an example, and by how much more than like any that is no refusal


class Examples(NamedTuple):
    """Plain words of the refusals, and of everything else."""

    refusals: tuple[str, ...]
    others: tuple[str, ...]


@cache
def examples() -> Examples:
    """The examples that ship, read once."""
    lines = files("voice_app.conversation").joinpath("data/examples.csv").read_text("utf-8").splitlines()
    rows = [(one_sentence(plain(row["text"])), row["label"] == "opt_out") for row in csv.DictReader(lines)]
    refusals = tuple(dict.fromkeys(text for text, refuses in rows if refuses and text))
    return Examples(refusals, tuple(dict.fromkeys(text for text, refuses in rows if not refuses and text)))


def nearest_refusal(text: str) -> str | None:
    """The known refusal that plain words are clearly nearest to, or None."""
    refusals, others = examples()
    found = process.extractOne(text, refusals, scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is None:
        return None
    refusal, score, _ = found
    return None if process.extractOne(text, others, scorer=fuzz.ratio, score_cutoff=score - CLEAR + 0.01) else refusal

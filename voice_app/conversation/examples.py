"""Labelled examples of what people say: a scorer for wishes that no rule foresaw."""

import csv
from importlib.resources import files

from rapidfuzz import fuzz, process

from voice_app.conversation.words import one_sentence, plain

NEAR, CLEAR = 65, 8  # of 100: how like an example, and by how much more than like any that is no refusal


def _load() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Plain words of the refusals, and of everything else."""
    lines = files("voice_app.conversation").joinpath("data/examples.csv").read_text("utf-8").splitlines()
    rows = [(one_sentence(plain(row["text"])), row["label"] == "opt_out") for row in csv.DictReader(lines)]
    refusals = tuple(dict.fromkeys(text for text, refuses in rows if refuses and text))
    return refusals, tuple(dict.fromkeys(text for text, refuses in rows if not refuses and text))


REFUSALS, OTHERS = _load()


def nearest_refusal(text: str) -> str | None:
    """The known refusal that plain words are clearly nearest to, or None."""
    found = process.extractOne(text, REFUSALS, scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is None:
        return None
    refusal, score, _ = found
    return None if process.extractOne(text, OTHERS, scorer=fuzz.ratio, score_cutoff=score - CLEAR + 0.01) else refusal

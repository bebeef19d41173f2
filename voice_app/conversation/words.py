"""Words as the recogniser wrote them, made plain: one spelling, no fillers, likely mishearings put right."""

import re
import unicodedata

from voice_app.conversation.spellings import DROPPED, MISHEARD, PLAIN

BREAK = "|"  # stands between sentences in plain words; a word never contains it
_SENTENCE_ENDS = re.compile(r"[.!?;…\n]+(?=\s|$)")
_NOT_A_WORD = re.compile(r"[^\w' |]+|_")
_YES_SOUNDS = re.compile(r"\b(?:mm+[ -]?h+m+|m+h+m+|uh[ -]huh|a-?ha)\b")
_MISHEARD = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, MISHEARD), key=len, reverse=True)) + r")\b")


def plain(words: str) -> str:
    """`words` in lower case without punctuation or fillers, contractions spelled out, sentences divided by "|"."""
    text = unicodedata.normalize("NFKD", words).casefold().replace("’", "'").replace("‘", "'").replace("|", " ")
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _YES_SOUNDS.sub("yes", text)
    text = _NOT_A_WORD.sub(" ", _SENTENCE_ENDS.sub(f" {BREAK} ", text))
    tokens = _spelled_out(text.split())
    repaired = _MISHEARD.sub(lambda found: MISHEARD[found.group()], " ".join(tokens))
    return " ".join(_without_repeats(repaired.split()))


def one_sentence(text: str) -> str:
    """Plain words with the divisions between sentences taken away; a recogniser may put a stop anywhere."""
    return " ".join(_without_repeats([token for token in text.split() if token != BREAK]))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of plain words, none of them empty."""
    return tuple(part for part in (piece.strip() for piece in text.split(BREAK)) if part)


def _spelled_out(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        bare = token.strip("'")
        if bare in PLAIN:
            out += PLAIN[bare].split()
        elif bare.endswith("'s"):
            out += [bare[:-2], "is"]
        elif bare:
            out.append(bare.replace("'", ""))
    return out


def _without_repeats(tokens: list[str]) -> list[str]:
    """ "stop stop stop" and a stutter mean what the word means once."""
    kept = [token for token in tokens if token not in DROPPED]
    return [token for at, token in enumerate(kept) if at == 0 or token != kept[at - 1]]

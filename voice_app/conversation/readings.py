"""What an answer to each type of question looks like; None where the words hold none."""

import re

from rapidfuzz import fuzz

from scripts.model import AnswerType, Question
from voice_app.conversation.dates import date_in
from voice_app.conversation.exchange import Exchange
from voice_app.conversation.numbers import UNITS, numbers_in
from voice_app.conversation.turns import Label
from voice_app.conversation.words import plain

NEAR = 80  # of 100: how alike a phrasing of an option must be
LONGEST_TEXT = 300  # characters of a free answer that are kept
_POLITE_NO = re.compile(
    r"^(?:no|not really|i do not think so|no thanks(?: you)?|no thank you(?: very much)?|thanks no|"
    r"not today(?: thanks)?|"
    r"no (?:i am|we are) (?:fine|good|okay|all right)(?: thanks)?|(?:i am|we are) (?:fine|good|all right|okay) thanks|"
    r"rather not|i would rather not|no need|not for me|no need thanks|leave it|i will leave it)$"
)
_NEGATIVE = re.compile(r"\b(?:no|not|never|none|neither)\b")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?")
_SPELLED = re.compile(r"\b(\w) (?:for|as in) \w+\b")
_ASIDE = frozenset(
    {"it", "is", "the", "my", "postcode", "thats", "that", "its", "yes", "and", "then", "so", "at", "in", "we", "are"}
    | {"i", "am", "you", "do", "did", "a", "have", "of", "to", "your", "me", "was"}
)


def read(question: Question, exchange: Exchange) -> str | int | bool | None:
    """The answer to `question` in what was just said, or None. Free text is what nothing else took (catch_all);
    a slot is read in choosing.py.
    """
    match question.type:
        case AnswerType.YES_NO:
            return yes_or_no(question, exchange)
        case AnswerType.CHOICE:
            return option(question, exchange)
        case AnswerType.NUMBER:
            return number(question, exchange)
        case AnswerType.DATE:
            day = date_in(exchange.text, exchange.today)
            return day.isoformat() if day else None
        case AnswerType.POSTCODE:
            return postcode(exchange.text)
        case AnswerType.TEXT | AnswerType.SLOT:
            return None


def yes_or_no(question: Question, exchange: Exchange) -> bool | None:
    """Yes, no, or neither. "I own it" is a yes to "do you own it?"; a question is none, unless it begins with yes."""
    text, label = exchange.text, exchange.hearing.label
    if label is Label.QUESTION:
        return True if text.startswith("yes ") else None
    if says_no(exchange):
        return False
    if label is Label.AFFIRM:
        return True
    asked = {word for word in plain(question.ask).split() if len(word) > 2} - _ASIDE
    echoed = label is Label.OTHER and any(word in asked for word in text.split())
    return not _NEGATIVE.search(text) if echoed else None


def says_no(exchange: Exchange) -> bool:
    """A plain or a polite no: to the question, not to us."""
    return exchange.hearing.label is Label.DENY or _POLITE_NO.match(exchange.text) is not None


def option(question: Question, exchange: Exchange) -> str | None:
    """The one option whose words were said, or nearly said."""
    scores = {name: _closeness(exchange.text, (name.replace("_", " "), *phrases)) for name, phrases in question.options}
    best = max(scores.values(), default=0.0)
    winners = [name for name, score in scores.items() if score == best]
    return winners[0] if best >= NEAR and len(winners) == 1 else None


def _closeness(text: str, phrases: tuple[str, ...]) -> float:
    return max(_alike(text, plain(phrase)) for phrase in phrases)


def _alike(text: str, phrase: str) -> float:
    if re.search(rf"\b{re.escape(phrase)}\b", text):
        return 100.0 + len(phrase)  # the longest of several phrases said is the one meant
    if len(text.split()) > 1 and re.search(rf"\b{re.escape(text)}\b", phrase):
        return 95.0
    return fuzz.ratio(text, phrase)


def number(question: Question, exchange: Exchange) -> int | None:
    """A whole number inside the range; of several, the first."""
    low, high = question.range or (0, 10**9)
    if exchange.hearing.label is Label.QUESTION:
        return None
    return next((found for found in numbers_in(exchange.text) if low <= found <= high), None)


def postcode(text: str) -> str | None:
    """A UK postcode, spelled out or not: "b s six five q n" -> "BS6 5QN"; its first half will do."""
    tokens = [token for token in _SPELLED.sub(r"\1", text).split() if len(token) == 1 or token not in _ASIDE]
    signs = "".join(str(UNITS.index(token)) if token in UNITS[:10] else token for token in tokens).upper()
    found = _POSTCODE.fullmatch(signs) or _POSTCODE.search(signs)
    return " ".join(filter(None, found.groups())) if found and len(signs) <= 12 else None


def catch_all(question: Question, exchange: Exchange) -> str | None:
    """Free text is whatever was said and is no question; a choice may have an option that takes the rest."""
    if not exchange.text or exchange.hearing.label is Label.QUESTION:
        return None
    if question.type is AnswerType.TEXT:
        return " ".join(exchange.words.split())[:LONGEST_TEXT]
    rest = [name for name, phrases in question.options if not phrases]
    statement = exchange.hearing.label is Label.OTHER and len(exchange.text.split()) > 1
    return rest[0] if rest and statement else None

"""The identity check: nothing but the opening is said before the secret was answered right."""

import re
from dataclasses import replace
from datetime import date

from scripts.model import IdentityCheck
from voice_app.conversation import asides, fixed
from voice_app.conversation.dates import date_in
from voice_app.conversation.exchange import IDENTITY, OPENING, Exchange
from voice_app.conversation.numbers import years_in
from voice_app.conversation.saying import advance, ask, carry_on, finish
from voice_app.conversation.turns import Label, Turn
from voice_app.conversation.words import plain

_YEAR = re.compile(r"(?:19|20)\d\d")


def check(exchange: Exchange) -> Turn | None:
    """Handles every turn until the check is passed; None afterwards, and where the script has no check."""
    wanted = exchange.script.identity_check
    if wanted is None or not exchange.unverified:
        return None
    if asides.WHO.match(exchange.text):
        return carry_on(exchange, exchange.fill(fixed.WHO % exchange.script.client.what))
    if exchange.memory.asking == OPENING:
        return None if exchange.hearing.label is Label.DENY else ask(exchange, IDENTITY)
    return _compare(exchange, wanted)


def _compare(exchange: Exchange, wanted: IdentityCheck) -> Turn:
    secret = exchange.fields.get(wanted.match)
    if not secret or exchange.hearing.label is Label.DENY:
        return _fail(exchange, wanted)
    if _matches(secret, exchange):
        return advance(exchange, polite=f"{fixed.THANK_YOU} {fixed.WHY % exchange.script.purpose.rstrip('. ')}")
    tries = exchange.memory.tries + _is_try(secret, exchange)
    unclear = exchange.memory.unclear + 1
    if tries >= wanted.tries or unclear > exchange.script.limits.unanswered_questions:
        return _fail(exchange, wanted)
    return carry_on(exchange.with_memory(replace(exchange.memory, tries=tries, unclear=unclear)), fixed.IDENTITY_FIRST)


def _matches(secret: str | date | int, exchange: Exchange) -> bool:
    """Is the secret in the words? A year or a date counts if it is the only one, so that nobody can list them all."""
    told = str(secret).strip()
    if _YEAR.fullmatch(told):
        return years_in(exchange.text) == {int(told)}
    if day := _date(told):
        return date_in(exchange.text, exchange.today) == day
    return f" {plain(told)} " in f" {exchange.text} "


def _is_try(secret: str | date | int, exchange: Exchange) -> bool:
    """Did the words hold an answer at all, right or wrong?"""
    told = str(secret).strip()
    if _YEAR.fullmatch(told):
        return bool(years_in(exchange.text))
    if _date(told):
        return date_in(exchange.text, exchange.today) is not None
    return exchange.hearing.label is not Label.QUESTION


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _fail(exchange: Exchange, wanted: IdentityCheck) -> Turn:
    say = exchange.fill(wanted.fail_say)
    return finish(exchange, wanted.fail_end, say if "goodbye" in say.lower() else f"{say} {fixed.GOODBYE}")

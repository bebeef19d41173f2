"""Fingerprints find a number without holding it; seals give it back to the right place only."""

import hashlib
import hmac

import pytest

from suppression import Channel, NumberKeys, OptOut, parse_number, reference_of
from suppression.opt_out import LONGEST_WORDS, SENTENCES, fact_of
from voice_app.keys import SealBroken

NUMBER = parse_number("07700 900123")


@pytest.fixture
def number_keys(keys):
    return NumberKeys(keys.fingerprint, keys.sealer)


def test_a_fingerprint_is_the_keyed_hash_of_the_number(number_keys):
    expected = hmac.new(number_keys.fingerprint_key, b"v1|+447700900123", hashlib.sha256).hexdigest()
    assert number_keys.fingerprint(NUMBER) == expected


def test_another_key_gives_another_fingerprint(number_keys):
    assert NumberKeys(b"x" * 32, number_keys.sealer).fingerprint(NUMBER) != number_keys.fingerprint(NUMBER)


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 31])
def test_a_key_that_can_be_guessed_is_refused(number_keys, key):
    with pytest.raises(ValueError, match="32 bytes"):
        NumberKeys(key, number_keys.sealer)


def test_a_sealed_number_opens_in_its_own_column_only(number_keys):
    sealed = number_keys.seal(NUMBER, "contact.sealed_number")
    assert number_keys.open(sealed, "contact.sealed_number") == NUMBER
    assert b"7700900123" not in sealed
    with pytest.raises(SealBroken):
        number_keys.open(sealed, "suppression_entry.sealed_number")
    with pytest.raises(SealBroken):
        number_keys.open(sealed)


def test_the_same_opt_out_has_the_same_reference(now):
    pressed = OptOut(NUMBER, Channel.KEY, now, call_id="c1")
    later = OptOut(NUMBER, Channel.KEY, now.replace(minute=59), call_id="c1", words="again")
    assert fact_of(pressed, "f" * 64) == fact_of(later, "f" * 64)
    assert reference_of(pressed, "f" * 64) == reference_of(later, "f" * 64)


def test_another_call_channel_number_or_moment_is_another_fact(now):
    opt_outs = [
        OptOut(NUMBER, Channel.KEY, now, call_id="c1"),
        OptOut(NUMBER, Channel.SPEECH, now, call_id="c1"),
        OptOut(NUMBER, Channel.KEY, now, call_id="c2"),
        OptOut(NUMBER, Channel.WEB, now),
        OptOut(NUMBER, Channel.WEB, now.replace(microsecond=1)),
        OptOut(NUMBER, Channel.WEB, now, scope="harbour"),
    ]
    facts = {fact_of(opt_out, fingerprint) for opt_out in opt_outs for fingerprint in ("a" * 64, "b" * 64)}
    assert len(facts) == 2 * len(opt_outs)


def test_a_reference_can_be_read_out(now):
    reference = reference_of(OptOut(NUMBER, Channel.WEB, now), "0123456789abcdef" * 4)
    head, *groups = reference.split("-")
    assert head == "S"
    assert [len(group) for group in groups] == [4, 4, 2]
    assert not set("".join(groups)) & set("ILOU")


@pytest.mark.parametrize("channel", [Channel.KEY, Channel.SPEECH, Channel.CALL_BACK_LINE])
def test_an_opt_out_in_a_call_binds_all_clients(channel, now):
    with pytest.raises(ValueError, match="all clients"):
        OptOut(NUMBER, channel, now, scope="harbour")


def test_an_opt_out_needs_a_time_with_its_zone(now):
    with pytest.raises(ValueError, match="zone"):
        OptOut(NUMBER, Channel.WEB, now.replace(tzinfo=None))


def test_an_opt_out_needs_a_scope(now):
    with pytest.raises(ValueError, match="scope"):
        OptOut(NUMBER, Channel.WEB, now, scope="")


def test_words_are_cut_and_made_storable(now):
    opt_out = OptOut(NUMBER, Channel.SPEECH, now, words="stop \ud83d" + "x" * 5000)
    assert opt_out.words.startswith("stop ?")
    assert len(opt_out.words) == LONGEST_WORDS


def test_every_channel_has_a_sentence():
    assert set(SENTENCES) == set(Channel)

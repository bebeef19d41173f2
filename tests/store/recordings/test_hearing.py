"""Who listens is written down first; what is heard is authentic."""

import collections

import pytest

import recordings
from recordings import EnvelopeBroken, Never, NotYet
from tests.store.recordings.carrier import sid
from tests.store.recordings.conftest import BUCKET


def heard(desk, id_):
    with desk.sessions.begin() as session:
        return [(each.who, each.why, each.at) for each in recordings.listeners(session, id_)]


def test_the_access_is_committed_before_the_first_byte_is_read(desk, s3):
    id_ = desk.announce()
    desk.keep(id_)
    s3.stop()  # nothing can be read from here on
    sound = desk.hear(id_)
    assert heard(desk, id_) == [("Rita", "complaint 7", desk.now)]
    with pytest.raises(NotYet):
        next(sound)


def test_every_access_is_written_down(desk, carrier):
    id_ = desk.announce()
    wave = carrier.waves[sid()]
    desk.keep(id_)
    assert b"".join(desk.hear(id_, who="Rita")) == wave
    assert b"".join(desk.hear(id_, who="Sam")) == wave
    assert [who for who, _, _ in heard(desk, id_)] == ["Rita", "Sam"]


@pytest.mark.parametrize(("who", "why"), [("", "x"), ("Rita", ""), ("Rita", "  ")])
def test_nobody_listens_without_a_name_and_a_reason(desk, who, why):
    id_ = desk.announce()
    desk.keep(id_)
    with pytest.raises(Never, match="who listens, and why"):
        desk.hear(id_, who, why)
    assert heard(desk, id_) == []


def test_a_recording_is_not_played_before_it_is_verified(desk):
    id_ = desk.announce()
    for step in (lambda id_: None, desk.transfer):
        step(id_)
        with pytest.raises(NotYet, match="once it is verified"):
            desk.hear(id_)
    assert heard(desk, id_) == []


def test_a_damaged_recording_is_heard_up_to_the_damage_at_most(desk, s3, carrier):
    id_ = desk.announce(seconds=60)
    wave = carrier.waves[sid()]
    desk.keep(id_)
    [stored] = s3.objects(BUCKET)
    sealed = bytearray(stored.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    stored.write_bytes(sealed)
    drawn = bytearray()
    with pytest.raises(EnvelopeBroken):
        collections.deque(map(drawn.extend, desk.hear(id_)), maxlen=0)
    assert wave.startswith(drawn)
    assert len(drawn) < len(wave)


def test_the_key_of_another_installation_opens_nothing(desk):
    id_ = desk.announce()
    desk.keep(id_)
    stranger = recordings.Vault(recordings.Envelope(recordings.raw_keyring(b"s" * 32)), desk.vault.bucket)
    with pytest.raises(EnvelopeBroken):
        next(recordings.export(desk.sessions, id_, vault=stranger, who="S", why="w", now=desk.now))

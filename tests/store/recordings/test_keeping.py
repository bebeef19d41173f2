"""From the carrier into the vault: each step, its faults, and what must hold at every moment."""

import pytest

from recordings import Never, NotYet, State
from tests.store.recordings.carrier import PATTERN, cut_short, make_wave, pausing, sid, status
from tests.store.recordings.conftest import BUCKET

MIB = 1024 * 1024


def test_a_recording_is_stored_verified_and_only_then_erased_at_the_carrier(desk, carrier):
    id_ = desk.announce()
    wave = carrier.waves[sid()]
    assert desk.transfer(id_) is State.STORED
    with pytest.raises(Never, match="stays until ours is verified"):
        desk.erase(id_)
    assert desk.verify(id_) is State.VERIFIED
    assert carrier.deletes() == []
    assert desk.erase(id_) is State.ERASED_AT_CARRIER
    assert carrier.waves == {}
    assert b"".join(desk.hear(id_)) == wave


def test_every_step_may_be_repeated(desk, carrier, s3):
    id_ = desk.announce()
    for step in (desk.transfer, desk.verify, desk.erase):
        first = step(id_)
        assert step(id_) is first
    assert [desk.transfer(id_), desk.verify(id_), desk.erase(id_)] == [State.ERASED_AT_CARRIER] * 3
    assert len(carrier.gets()) == len(carrier.deletes()) == len(s3.objects(BUCKET)) == 1


def test_nothing_plain_and_nothing_personal_rests_on_the_disk(desk, s3, tmp_path, monkeypatch):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    id_ = desk.announce(seconds=300)
    desk.keep(id_)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if PATTERN in path.read_bytes()] == []
    [stored] = s3.objects(BUCKET)
    assert stored.relative_to(s3.folder / BUCKET).as_posix() == f"recordings/2026/11/{id_}"
    assert list(temporary.iterdir()) == []


def test_the_object_is_encrypted_at_rest_by_the_bucket_too(desk):
    id_ = desk.announce()
    desk.transfer(id_)
    head = desk.vault.bucket.client.head_object(Bucket=BUCKET, Key=desk.row(id_).object_key)
    assert head["ServerSideEncryption"] == "AES256"
    assert {name.lower(): value for name, value in head["Metadata"].items() if name.lower() != "mtime"} == {
        "recording": id_
    }


def test_an_object_damaged_in_the_bucket_is_fetched_again(desk, s3, carrier):
    id_ = desk.announce()
    desk.transfer(id_)
    [stored] = s3.objects(BUCKET)
    sealed = bytearray(stored.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    stored.write_bytes(sealed)
    with pytest.raises(NotYet, match="fetched again"):
        desk.verify(id_)
    assert desk.row(id_).state is State.ANNOUNCED
    with pytest.raises(Never):
        desk.erase(id_)
    assert desk.keep(id_) is State.ERASED_AT_CARRIER


def test_an_object_swapped_for_another_recordings_is_not_taken(desk):
    ids = [desk.announce(1), desk.announce(2)]
    for id_ in ids:
        desk.transfer(id_)
    client, keys = desk.vault.bucket.client, [desk.row(id_).object_key for id_ in ids]
    other = client.get_object(Bucket=BUCKET, Key=keys[1])["Body"].read()
    client.put_object(Bucket=BUCKET, Key=keys[0], Body=other)
    with pytest.raises(NotYet):
        desk.verify(ids[0])
    assert desk.verify(ids[1]) is State.VERIFIED


def test_an_object_that_vanished_is_fetched_again(desk):
    id_ = desk.announce()
    desk.transfer(id_)
    desk.vault.bucket.delete(desk.row(id_).object_key)
    with pytest.raises(NotYet):
        desk.verify(id_)
    assert desk.keep(id_) is State.ERASED_AT_CARRIER


def test_a_bucket_that_dies_in_the_middle_costs_nothing(desk, s3, carrier):
    id_ = desk.announce(seconds=600)
    carrier.next_gets.append(pausing(carrier.waves[sid()], 10 * MIB, s3.stop))
    with pytest.raises(NotYet, match="bucket"):
        desk.transfer(id_)
    row = desk.row(id_)
    assert (row.state, row.tries, carrier.deletes()) == (State.ANNOUNCED, 1, [])
    assert "does not answer" in row.last_error
    s3.start()
    desk.transfer(id_)
    s3.stop()
    with pytest.raises(NotYet):
        desk.verify(id_)
    assert desk.row(id_).state is State.STORED
    s3.start()
    assert desk.keep(id_) is State.ERASED_AT_CARRIER


@pytest.mark.parametrize(
    "fault",
    [
        status(404, b"<E/>"),
        status(401),
        status(500),
        status(503),
        status(200, b"<html>please wait</html>", "text/html"),
        status(200, make_wave(0.9), "audio/x-wav"),
        status(200, b"not sound at all" * 10, "audio/x-wav"),
        cut_short(make_wave(3), 5000),
        cut_short(make_wave(3), 0),
        status(200, make_wave(3), "audio/x-wav", Content_Encoding="br"),
    ],
    ids=["404", "401", "500", "503", "html", "too short a sound", "no wave", "cut short", "empty", "compressed"],
)
def test_a_faulty_answer_of_the_carrier_stores_nothing_and_is_asked_again(desk, carrier, s3, fault):
    id_ = desk.announce()
    carrier.next_gets.append(fault)
    with pytest.raises(NotYet):
        desk.transfer(id_)
    assert (desk.row(id_).state, desk.row(id_).tries) == (State.ANNOUNCED, 1)
    assert [path for path in s3.objects(BUCKET) if path.name == id_] == []
    assert desk.keep(id_) is State.ERASED_AT_CARRIER


def test_a_recording_the_carrier_will_never_give_is_left_to_a_person(desk, carrier):
    id_ = desk.announce()
    carrier.next_gets.extend([status(400), status(400)])
    with pytest.raises(Never):
        desk.transfer(id_)
    assert desk.row(id_).state is State.FAILED
    assert carrier.deletes() == []
    assert desk.keep(id_) is State.ERASED_AT_CARRIER  # the person asks again, after mending the cause


@pytest.mark.parametrize("fault", [status(500), status(401), cut_short(b"x" * 10, 0)], ids=["500", "401", "reset"])
def test_an_erasure_that_fails_is_asked_again(desk, carrier, fault):
    id_ = desk.announce()
    desk.transfer(id_)
    desk.verify(id_)
    carrier.next_deletes.append(fault)
    with pytest.raises(NotYet):
        desk.erase(id_)
    assert desk.row(id_).state is State.VERIFIED
    assert desk.erase(id_) is State.ERASED_AT_CARRIER


def test_a_copy_gone_from_the_carrier_counts_as_erased(desk, carrier):
    id_ = desk.announce()
    desk.transfer(id_)
    desk.verify(id_)
    carrier.waves.clear()
    assert desk.erase(id_) is State.ERASED_AT_CARRIER


def test_an_attempt_that_was_overtaken_cannot_replace_what_was_verified(desk, carrier, s3):
    """A worker thought dead wakes up in the middle of its download, after another has done the whole work."""
    id_ = desk.announce(seconds=600)
    wave = carrier.waves[sid()]
    carrier.next_gets.append(pausing(wave, 12 * MIB, lambda: desk.keep(id_)))
    with pytest.raises(NotYet):
        desk.transfer(id_)
    row = desk.row(id_)
    assert (row.state, row.tries, row.last_error) == (State.ERASED_AT_CARRIER, 0, None)
    assert b"".join(desk.hear(id_)) == wave
    assert [path.name for path in s3.objects(BUCKET)] == [id_]


def test_a_recording_still_running_is_not_fetched(desk, carrier):
    id_ = desk.announce(progress="running")
    with pytest.raises(NotYet, match="still records"):
        desk.transfer(id_)
    assert carrier.asked == []

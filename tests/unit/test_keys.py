import pytest

from voice_app.keys import KeysUnusable, SealBroken, make_key_file, read_keys


def test_what_is_sealed_opens_again_in_its_own_context_only(keys):
    sealed = keys.sealer.seal(b"Sam", "contact.name")
    assert keys.sealer.open(sealed, "contact.name") == b"Sam"
    with pytest.raises(SealBroken):
        keys.sealer.open(sealed, "contact.street")


def test_no_altered_seal_opens(keys):
    sealed = keys.sealer.seal(b"Sam", "c")
    for place in range(len(sealed)):
        broken = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(SealBroken):
            keys.sealer.open(broken, "c")
    with pytest.raises(SealBroken):
        keys.sealer.open(sealed[:9], "c")


def test_a_key_file_others_can_read_is_refused(tmp_path):
    path = tmp_path / "k.json"
    make_key_file(path)
    path.chmod(0o644)
    with pytest.raises(KeysUnusable, match="chmod 600"):
        read_keys(path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"master": "AAAA"}', '{"master": "%%"}'])
def test_a_file_that_is_no_key_file_is_refused(tmp_path, text):
    path = tmp_path / "k.json"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(KeysUnusable):
        read_keys(path)


def test_an_existing_key_file_is_never_replaced(tmp_path):
    path = tmp_path / "k.json"
    make_key_file(path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        make_key_file(path)
    assert path.read_bytes() == before


def test_each_use_has_a_key_of_its_own(keys):
    assert len({keys.fingerprint, keys.recordings, keys.sealer.key}) == 3

"""Campaigns from the command line: which scripts are taken, which are refused, and with which exit code."""

import re

import pytest

import scripts

SCRIPT = scripts.library_text("property")


def add_client(command, settings, client_id, name="Harbour Homes"):
    return command("client", "add", client_id, "--name", name, "--contact", "0808 157 0123", settings=settings)


FAULTS = {
    "a purpose left out": (SCRIPT.replace("\npurpose:", "\npurposes:"), r"my\.yaml:\d+:1: "),
    "a tag": (SCRIPT.replace("version: 1", "version: !!int 1"), r"my\.yaml:2:\d+: "),
    "no YAML": ("a: [", r"my\.yaml:\d+:\d+: "),
    "an unknown blank": (SCRIPT.replace("Hi {first_name}", "Hi {frist_name}"), r"my\.yaml:\d+:\d+: "),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_script_is_refused_at_its_line_and_column(command, stored, tmp_path, fault):
    add_client(command, stored, "harbour")
    text, place = FAULTS[fault]
    file = tmp_path / "my.yaml"
    file.write_text(text)
    done = command("campaign", "add", "spring", "--client", "harbour", "--script", str(file), settings=stored)
    assert (done.exit_code, done.stdout) == (3, "")
    assert re.search(place, done.stderr)
    assert "^" in done.stderr
    assert command("campaign", "status", "spring", settings=stored).exit_code == 3


def test_a_script_that_is_no_text_is_refused(command, stored, tmp_path):
    add_client(command, stored, "harbour")
    (tmp_path / "my.yaml").write_bytes(b"version: 1\n\xff")
    file = str(tmp_path / "my.yaml")
    done = command("campaign", "add", "spring", "--client", "harbour", "--script", file, settings=stored)
    assert (done.exit_code, "is not UTF-8 text: byte 12" in done.stderr) == (3, True)


def test_a_script_for_another_client_is_refused(command, stored, tmp_path):
    add_client(command, stored, "elm", name="Elm Road Surgery")
    (tmp_path / "my.yaml").write_text(SCRIPT)
    file = str(tmp_path / "my.yaml")
    done = command("campaign", "add", "spring", "--client", "elm", "--script", file, settings=stored)
    assert (done.exit_code, "The script calls for Harbour Homes" in done.stderr) == (3, True)
    done = command("campaign", "add", "spring", "--client", "nobody", "--script", file, settings=stored)
    assert (done.exit_code, "There is no client nobody." in done.stderr) == (3, True)


@pytest.mark.parametrize("verb", ["start", "status"])
def test_a_campaign_that_is_not_there_is_told(command, stored, verb):
    done = command("campaign", verb, "autumn", settings=stored)
    assert (done.exit_code, "There is no campaign autumn." in done.stderr, done.stdout) == (3, True, "")

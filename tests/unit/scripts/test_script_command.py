"""`voice-app script validate` and `preview`, as a person or a program calls them."""

import json

import pytest
from click.testing import CliRunner

import scripts
from voice_app.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.delenv("COMPANY_NAME", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments, stdin=None):
        return CliRunner().invoke(main, ["script", *arguments], input=stdin)

    return run


@pytest.fixture
def files(tmp_path, sound):
    sound = sound.replace("2027-03-31", "2999-03-31")  # the command looks at the real calendar
    (tmp_path / "good.yaml").write_text(sound, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(sound.replace("end: not_owner", "end: not_owned"), encoding="utf-8")
    (tmp_path / "odd.yaml").write_bytes(b"\xff\x00")
    (tmp_path / "big.yaml").write_bytes(b"#" * 400_000)
    return tmp_path


def test_a_sound_script_is_told_so_with_the_next_step(run, files):
    done = run("validate", "good.yaml")
    assert done.exit_code == 0
    assert done.output.startswith("good.yaml: sound, no faults, no warnings, content ")
    assert "Next: voice-app script preview good.yaml" in done.output


def test_faults_are_told_with_place_caret_and_nearest_name(run, files):
    done = run("validate", "good.yaml", "bad.yaml")
    assert done.exit_code == 3
    place, line, caret, hint, *_ = done.output.split("bad.yaml:", 1)[1].splitlines()
    assert place == '23:74: There is no outcome "not_owned".'
    assert line[caret.index("^") :].startswith("not_owned")
    assert hint.strip() == 'Did you mean "not_owner"?'
    assert "bad.yaml: 1 fault, 1 warning. Next: mend the faults" in done.output


@pytest.mark.parametrize(("name", "message"), [("odd.yaml", "is not UTF-8"), ("big.yaml", "larger than 262,144 bytes")])
def test_a_file_that_is_no_script_is_told_why(run, files, name, message):
    done = run("validate", name)
    assert done.exit_code == 3
    assert message in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_programs_are_told_in_json(run, files):
    done = run("validate", "--json", "good.yaml", "bad.yaml")
    good, bad = json.loads(done.output)
    assert (done.exit_code, good["sound"], good["faults"], bad["sound"], bad["hash"]) == (3, True, [], False, None)
    assert good["hash"] == scripts.load((files / "good.yaml").read_text(), "x").hash
    assert (bad["faults"][0]["line"], bad["faults"][0]["column"]) == (23, 74)


def test_standard_input_is_a_file(run, sound):
    assert run("validate", "-", stdin=sound).exit_code == 0
    assert run("validate", "-", stdin="version: 2").exit_code == 3
    assert "THE LEGAL OPENING" in run("preview", "-", stdin=sound).output


def test_a_missing_file_and_no_file_are_wrong_usage(run):
    assert run("validate", "nowhere.yaml").exit_code == 2
    assert run("validate").exit_code == 2
    assert run("preview", ".").exit_code == 2


def test_the_sheet_has_the_names_given(run, files):
    done = run("preview", "good.yaml", "--company", "Next Calls", "--contact", "1 High Street, Leeds")
    words = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "an AI assistant from Next Calls, calling for Warm Homes" in words
    assert "1 High Street, Leeds" in words


def test_the_company_is_the_one_of_the_settings(run, files, monkeypatch):
    monkeypatch.setenv("COMPANY_NAME", "Bright Calls")
    assert "Bright Calls" in run("preview", "good.yaml").output


def test_a_sheet_is_told_in_json(run, files):
    told = json.loads(run("preview", "good.yaml", "--json").output)
    assert told["id"] == "boiler-checks"
    assert 0 < told["opening_words"] <= 65


def test_no_sheet_is_printed_of_a_faulty_script(run, files):
    done = run("preview", "bad.yaml")
    assert done.exit_code == 3
    assert "no outcome" in done.output
    assert "OPENING" not in done.output
    assert json.loads(run("preview", "--json", "bad.yaml").output)["sound"] is False


def test_an_opening_over_sixty_five_words_is_a_fault(run, files):
    done = run("validate", "good.yaml", "--company", " ".join(["Very"] * 40))
    assert done.exit_code == 3
    assert "good.yaml:6:10: The opening takes" in done.output


@pytest.mark.parametrize("name", scripts.library())
def test_the_examples_that_ship_open_within_the_limit(run, name):
    assert run("validate", "-", stdin=scripts.library_text(name)).exit_code == 0

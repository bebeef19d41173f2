"""`voice-app stop` and `voice-app suppression`, as an operator meets them."""

import io
import json

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from suppression import Journal, Number, NumberKeys, standing
from voice_app.campaigns import add_client
from voice_app.cli import main
from voice_app.database import open_engine, open_sessions
from voice_app.upgrade import upgrade


@pytest.fixture
def installation(empty_database_url, tmp_path, keys, now, monkeypatch):
    """A database up to date, and the environment that leads to it."""
    settings = {
        "DATABASE_URL": empty_database_url,
        "KEY_FILE": str(tmp_path / "keys.json"),
        "JOURNAL_DIR": str(tmp_path / "journal"),
        "PUBLIC_BASE_URL": "https://calls.example.com",
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_AUTH_TOKEN": "0" * 32,
        "TWILIO_API_BASE_URL": "http://127.0.0.1:9",
        "TWILIO_FROM_NUMBER": "+441632960000",
        "COMPANY_NAME": "Quill Calls",
        "COMPANY_CONTACT": "0808 157 0100",
        "RECORDINGS_BUCKET": "recordings",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    engine = open_engine(empty_database_url)
    upgrade(engine)
    with open_sessions(engine).begin() as session:
        add_client(session, "harbour", "Harbour Homes", "0808 157 0123", now)
    yield engine
    engine.dispose()


@pytest.fixture
def run(installation):
    def run(*words, **more):
        return CliRunner().invoke(main, words, **more)

    return run


@pytest.fixture
def stands(installation, keys):
    def stands(e164, client=None):
        with open_sessions(installation).begin() as session:
            return standing(session, NumberKeys(keys.fingerprint, keys.sealer).fingerprint(Number(e164)), client)

    return stands


def test_stop_says_what_is_now_true(run, stands):
    told = run("stop", "07700 900123", "--reason", "rang us")
    stopped = stands("+447700900123")
    assert told.exit_code == 0
    assert told.stdout == (
        f"+44 7700 •••123 will never be called again by any client. Reference {stopped.reference}.\n"
    )


def test_stop_as_json_masks_the_number(run, stands):
    told = run("stop", "07700 900123", "--json")
    assert json.loads(told.stdout) == {
        "number": "+44 7700 •••123",
        "scope": "all",
        "reference": stands("+447700900123").reference,
        "kept_in": "database",
        "at": stands("+447700900123").at.isoformat(),
        "calls_stopped": 0,
    }


def test_stop_for_one_client(run, stands):
    told = run("stop", "07700 900123", "--client", "harbour")
    assert "by client harbour" in told.stdout
    assert stands("+447700900123", "harbour") is not None
    assert stands("+447700900123") is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["07700"], "too few digits"),
        (["hello"], "no digits"),
        (["7.7E+09"], "Excel has shortened"),
        (["07700 900123", "--client", "nobody"], "There is no client nobody"),
    ],
)
def test_what_cannot_be_stopped_is_told_and_changes_nothing(run, stands, words, sentence):
    told = run("stop", *words)
    assert told.exit_code == 3
    assert sentence in told.stderr
    assert "Nothing was changed." in told.stderr
    assert stands("+447700900123") is None


def test_stop_without_a_number_is_wrong_usage(run):
    assert run("stop").exit_code == 2


def test_stop_goes_to_the_journal_when_the_list_is_gone(run, installation, tmp_path, keys):
    with installation.begin() as connection:
        connection.execute(text("drop table suppression_entry"))
    told = run("stop", "07700 900123")
    assert told.exit_code == 0
    assert "the journal has it, and nobody is dialled" in told.stdout
    assert not Journal(tmp_path / "journal", keys.sealer).is_empty()


def test_stop_promises_nothing_when_nothing_keeps_it(run, installation, tmp_path):
    with installation.begin() as connection:
        connection.execute(text("drop table suppression_entry"))
    (tmp_path / "journal").write_text("in the way")
    told = run("stop", "07700 900123")
    assert told.exit_code == 1
    assert "may still be called" in told.stderr
    assert told.stdout == ""


def test_import_accounts_for_every_line(run, stands, tmp_path):
    file = tmp_path / "stops.csv"
    file.write_text("number\n07700 900001\n07700 900001\n12\n020 7946 0001\n")
    told = run("suppression", "import", str(file))
    assert told.exit_code == 3
    assert told.stderr == "line 4: This has too few digits for a UK number.\n"
    assert [line.split()[0] for line in told.stdout.splitlines()] == ["4", "2", "1", "1"]
    assert stands("+442079460001") is not None


def test_import_without_faults_ends_with_0(run, tmp_path):
    told = run("suppression", "import", "-", "--json", input="07700 900001\n07700 900002\n")
    assert told.exit_code == 0
    assert json.loads(told.stdout) == {"kept": 2, "already": 0, "faulty": [], "remarks": []}


def test_import_for_one_client(run, stands):
    run("suppression", "import", "-", "--client", "harbour", input="07700 900001\n")
    assert stands("+447700900001", "harbour") is not None
    assert stands("+447700900001") is None


@pytest.mark.parametrize(("data", "sentence"), [(b"", "empty"), (b"PK\x03\x04", "save it as CSV")])
def test_import_of_what_is_no_list_says_what_to_do(run, data, sentence):
    told = run("suppression", "import", "-", input=io.BytesIO(data))
    assert told.exit_code == 3
    assert sentence in told.stderr


def test_import_of_a_file_that_is_not_there_is_wrong_usage(run):
    assert run("suppression", "import", "nowhere.csv").exit_code == 2


def test_an_export_comes_back_whole(run, tmp_path):
    file = tmp_path / "out.csv"
    run("suppression", "import", "-", input="07700 900001,harbour,rang us\n020 7946 0001\n")
    told = run("suppression", "export", str(file))
    assert (told.exit_code, told.stdout) == (0, f"2 entries written to {file}.\n")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes().startswith(b"\xef\xbb\xbfnumber,scope,reason,date")
    again = run("suppression", "import", str(file), "--json")
    assert json.loads(again.stdout)["already"] == 2
    assert sorted(path.name for path in tmp_path.glob("out.csv*")) == ["out.csv"]


def test_an_export_to_standard_output_is_csv_alone(run):
    run("suppression", "import", "-", input="07700 900001\n")
    told = run("suppression", "export")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0] == "number,scope,reason,date,channel,call,reference"
    assert told.stderr == "1 entry written.\n"


def test_an_export_that_cannot_be_written_leaves_nothing(run, tmp_path):
    told = run("suppression", "export", str(tmp_path / "nowhere" / "out.csv"))
    assert told.exit_code == 1
    assert "cannot be written: no such file or directory" in told.stderr


def test_no_output_of_a_stop_holds_the_number(run):
    for words in (["stop", "07700 900123"], ["stop", "07700 900123", "--json"], ["stop", "07700 900123 ext 9"]):
        assert "900123" not in run(*words).output

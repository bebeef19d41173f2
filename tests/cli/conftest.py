"""The command line in this process, against an installation with a database, keys, an S3 server and a carrier."""

import shutil

import pytest
from click.testing import CliRunner

from tests.store.installation import installed
from voice_app.cli import main
from voice_app.stage import practice_environment, prepare_storage


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """Everything but a worker; shared, so each test uses names of its own."""
    folder = tmp_path_factory.mktemp("installation")
    with installed(folder, f"sqlite:///{folder}/voice-app.db") as installation:
        yield installation


@pytest.fixture
def command():
    """`command("why", number, settings=…)`: runs it and returns its exit code, output and standard error."""

    def run(*arguments, settings, words=None):
        done = CliRunner().invoke(main, arguments, env=settings, input=words)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done

    return run


@pytest.fixture
def bare(tmp_path):
    """The settings of an installation of which nothing else is there yet."""
    return practice_environment(tmp_path, s3_port=1, carrier_port=1, web_port=1)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A folder with keys, an up-to-date database, registers and a clock, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    prepare_storage(practice_environment(folder, s3_port=1, carrier_port=1, web_port=1))
    return folder


@pytest.fixture
def stored(bare, prepared, tmp_path):
    """Bare, but with keys, an up-to-date database, practice registers, and a clock that shows working hours."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return bare

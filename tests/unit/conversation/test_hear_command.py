"""`voice-app hear`: one line of JSON for each utterance."""

import json

from click.testing import CliRunner

from voice_app.cli import main


def test_words_on_the_command_line_give_one_line():
    told = json.loads(CliRunner().invoke(main, ["hear", "stop ringing me"]).output)
    assert told == {
        "text": "stop ringing me",
        "label": "opt_out",
        "action": "act",
        "score": 0.95,
        "why": "opt_out: asks to stop ringing",
    }


def test_each_line_of_standard_input_gives_one_line_even_where_it_is_no_utf_8():
    for arguments in (["-"], []):
        result = CliRunner().invoke(main, ["hear", *arguments], input=b"yes\n\n\xff\xfe\n")
        assert [json.loads(line)["label"] for line in result.output.splitlines()] == ["affirm", "other"]

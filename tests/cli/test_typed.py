"""A command that the demo types answers as it would in a terminal."""

from voice_app.cli.typed import typed


def test_a_typed_command_gives_its_words_and_zero():
    said = typed("campaign", "--help")
    assert said.code == 0
    assert "voice-app campaign" in said.text


def test_a_typed_command_that_does_not_exist_ends_with_two_and_says_why():
    said = typed("capmaign")
    assert (said.words, said.code) == (("capmaign",), 2)
    assert "No such command" in said.text

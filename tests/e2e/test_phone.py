"""A person at the terminal is called, hears the opening, presses 9, and is told what that means."""

from tests.e2e.conftest import read_until


def test_who_presses_9_on_the_practice_phone_is_never_called_again(program):
    with program("voice-app", "phone", "property", "--speed", "20") as running:
        opening = read_until(running, "Okay to talk?")
        running.stdin.write("9\n")
        running.stdin.flush()
        rest = running.stdout.read()
        assert running.wait(30) == 0
    said = [line.split("agent", 1)[1].strip() for line in opening.splitlines() if line.startswith("agent")]
    assert said[0] == "Hello, this is an AI assistant from NextSupport, calling for Harbour Homes."
    assert said[1].endswith("This call is recorded.")
    assert said[2].startswith("To stop these calls, press 9 or say stop.")
    assert "Done. We won't ring this number again. Goodbye." in rest
    assert "The call is over: opted out. This number would never be called again." in rest
    assert "Traceback" not in opening + rest

"""Whole calls, turn by turn. Each is a table that compliance can read, and add to."""

import pytest

from tests.web.conftest import BASE

END = ("ends", "")
YES, NINE, ZERO = ("says", "yes go on then"), ("presses", "9"), ("presses", "0")

# name: (what happens after the pick-up, in order), the last state, whether the number is suppressed
WHOLE_CALLS = {
    "9 in the first announcement": ([NINE], "stopping", True),
    "9 in the second announcement": ([END, NINE], "stopping", True),
    "9 in the third announcement": ([END, END, NINE], "stopping", True),
    "9 in conversation": ([END, END, END, YES, NINE], "stopping", True),
    "stop ringing me": ([END, END, END, ("says", "stop ringing me")], "stopping", True),
    "take me off your list, politely": ([END, END, END, YES, ("says", "take me off your list")], "stopping", True),
    "another key repeats the announcement": ([("presses", "5"), ("presses", "#"), END], "purpose", False),
    "hung up in the opening": ([END, ("hangs up", "")], "dropped", False),
    "not interested": ([END, END, END, ("says", "not interested thanks"), END], "ended", False),
    "0 in the first announcement": ([ZERO], "handing_over", False),
    "a person in words": ([END, END, END, ("says", "can I speak to a real person please")], "handing_over", False),
    "9 while being put through": ([ZERO, NINE], "stopping", True),
    "9 in the goodbye": ([END, END, END, ("says", "not interested thanks"), NINE], "stopping", True),
}  # fmt: skip


def play(phone, turns):
    phone.answers()
    for what, how in turns:
        match what:
            case "ends":
                phone.hears_to_the_end()
            case "presses":
                phone.presses(how)
            case "says":
                phone.says(how)
            case "hangs up":
                phone.hangs_up()
    return phone


@pytest.mark.parametrize(("turns", "state", "suppressed"), WHOLE_CALLS.values(), ids=WHOLE_CALLS.keys())
def test_whole_call(phone, turns, state, suppressed):
    play(phone.rings(), turns)
    assert (phone.state, phone.is_suppressed) == (state, suppressed)


def test_the_opening_is_said_in_order_and_word_for_word(phone):
    phone.rings().answers()
    assert phone.heard == "Hello, this is an AI assistant from NextSupport, calling for Harbour Homes."
    phone.hears_to_the_end()
    assert phone.heard.startswith("I'm calling to ")
    assert phone.heard.endswith("This call is recorded.")
    assert "Recording" not in phone.twiml
    phone.hears_to_the_end()
    assert phone.heard == (
        "To stop these calls, press 9 or say stop. For a person, press 0. "
        "Harbour Homes is on freephone 0 8 0 8, 1 5 7, 0 1 2 3. Okay to talk?"
    )
    assert phone.verbs[0] == "Start"


def test_keys_are_live_in_everything_that_is_said_before_a_goodbye(phone):
    phone.rings().answers()
    for _ in range(4):
        assert 'input="dtmf' in phone.twiml
        assert 'actionOnEmptyResult="true"' in phone.twiml
        assert phone.verbs[-1] == "Redirect"
        phone.hears_to_the_end()


def test_speech_cannot_cut_an_announcement_short(phone):
    phone.rings().answers()
    for _ in range(3):
        assert 'input="dtmf"' in phone.twiml
        phone.hears_to_the_end()
    assert 'input="dtmf speech"' in phone.twiml


def test_an_opt_out_is_confirmed_and_the_call_is_hung_up(phone):
    phone.rings().answers().presses("9")
    assert phone.heard == "Done. We won't ring this number again. Goodbye."
    assert phone.verbs == ["Say", "Hangup"]
    phone.hangs_up()
    assert phone.state == "opted_out"


def test_a_repeated_webhook_gets_the_same_answer_and_changes_nothing(phone):
    phone.rings().answers()
    turn = phone.turn_asked
    first = phone.posts(f"turns/{turn}").text
    before = phone.log
    assert phone.posts(f"turns/{turn}").text == first
    assert phone.posts("answered").text != first
    assert phone.log == before


def test_a_nine_counts_after_the_hang_up_overtook_it(phone):
    phone.rings().answers()
    turn = phone.turn_asked
    phone.hangs_up()
    assert phone.state == "dropped"
    phone.posts(f"turns/{turn}", Digits="9")
    assert (phone.state, phone.is_suppressed) == ("dropped", True)


def test_a_nine_for_a_turn_long_past_counts(phone):
    phone.rings().answers()
    first_turn = phone.turn_asked
    phone.hears_to_the_end(3)
    phone.posts(f"turns/{first_turn}", Digits="9")
    assert (phone.state, phone.is_suppressed) == ("stopping", True)


def test_other_words_for_a_turn_long_past_change_nothing(phone):
    phone.rings().answers()
    first_turn = phone.turn_asked
    phone.hears_to_the_end(3)
    asked = phone.twiml
    phone.posts(f"turns/{first_turn}", Digits="5")
    assert (phone.state, phone.twiml) == ("converse", asked)


def test_a_number_suppressed_while_it_rang_hears_no_announcement(phone, sessions, clock):
    import suppression

    phone.rings()
    keys = phone.tools.calls.number_keys
    with sessions.begin() as session:
        opt_out = suppression.OptOut(suppression.parse_number(phone.number), suppression.Channel.WEB, clock())
        suppression.suppress(session, keys, opt_out)
    phone.answers()
    assert phone.state == "cancelled"
    assert phone.verbs[-1] == "Hangup"
    assert "It was from NextSupport, for Harbour Homes." in phone.heard


@pytest.mark.parametrize("said", ["machine_start", "machine_end_beep", "fax"])
def test_voicemail_is_left_silently(phone, work, said):
    phone.rings().answers()
    phone.posts("machine", AnsweredBy=said)
    assert (phone.state, work.asked) == ("voicemail", [("hang_up", phone.call_id)])


@pytest.mark.parametrize("said", ["human", "unknown"])
def test_who_may_be_a_person_is_talked_to(phone, work, said):
    phone.rings().answers()
    phone.posts("machine", AnsweredBy=said)
    assert (phone.state, work.asked) == ("identify", [])


def test_the_person_at_the_client_is_dialled_and_the_recorder_stopped_first(phone):
    phone.rings().answers().hears_to_the_end(3).presses("0").hears_to_the_end()
    assert phone.verbs == ["Stop", "Dial"]
    assert "+441134960000" in phone.twiml
    phone.turn(DialCallStatus="completed", DialCallDuration="30")
    assert (phone.state, phone.verbs) == ("handed_over", ["Hangup"])


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
def test_a_person_who_does_not_answer_leaves_a_call_back_ticket(phone, sessions, status):
    from sqlalchemy import select

    from voice_app.calls import Ticket

    phone.rings().answers().presses("0").hears_to_the_end().turn(DialCallStatus=status)
    assert "I'll ask a person to ring you back" in phone.heard
    with sessions.begin() as session:
        assert session.scalars(select(Ticket.kind)).all() == ["call_back"]


def test_outside_office_hours_a_person_is_promised_for_later(phone, clock):
    phone.rings().answers()
    clock.forward(hours=10)
    phone.presses("0")
    assert phone.state == "closing"
    assert phone.heard.startswith("The office is closed just now.")


def test_a_broken_document_is_followed_by_a_sentence_that_still_takes_a_nine(phone):
    phone.rings().answers().hears_to_the_end()
    phone.posts("fallback", ErrorCode="12100", ErrorUrl=f"{BASE}/x")
    assert "Sorry, something went wrong at our end." in phone.heard
    assert "0 8 0 8, 1 5 7, 0 1 0 0" in phone.heard
    phone.posts("fallback/key", Digits="9")
    assert phone.is_suppressed
    assert phone.verbs == ["Say", "Hangup"]


def test_a_recording_is_taken_up_once_however_often_it_is_told(phone, work):
    phone.rings().answers().hears_to_the_end(3).hangs_up()
    made = {"RecordingSid": "RE" + "3" * 32, "RecordingStatus": "completed", "RecordingDuration": "7",
            "RecordingChannels": "2", "ErrorCode": "0", "RecordingUrl": "https://api.twilio.com/x"}  # fmt: skip
    for _ in range(3):
        assert phone.posts("recording", **made).status_code == 204
    assert [what for what, _ in work.asked] == ["store"]


def test_an_objection_to_recording_stops_it_and_nothing_is_kept(phone, work):
    phone.rings().answers().hears_to_the_end(3).says("please don't record me")
    assert (phone.state, phone.verbs[0]) == ("converse", "Stop")
    sid = "RE" + "3" * 32
    phone.posts(
        "recording", RecordingSid=sid, RecordingStatus="completed", RecordingDuration="7", RecordingChannels="2"
    )
    assert work.asked == [("discard", sid)]


def test_status_callbacks_in_any_order_end_in_the_same_state(phone):
    phone.rings()
    for status in ("completed", "in-progress", "ringing", "initiated", "completed"):
        phone.posts("status", CallStatus=status)
    assert phone.state == "dropped"


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
def test_nobody_there_is_a_missed_call(phone, status):
    phone.rings().posts("status", CallStatus=status, CallDuration="0")
    assert phone.state == "missed"


def test_a_call_can_be_walked_to_a_booking(phone):
    phone.rings().answers().hears_to_the_end(3)
    for words in ("yes go on then", "yeah I own it", "three", "soon as", "the first one"):
        phone.says(words)
    assert phone.state == "closing"
    assert "booked" in phone.heard

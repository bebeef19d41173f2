"""What a turn asks of us beside the call: tickets for people, numbers to be left alone, slower speech."""

import pytest
from sqlalchemy import select

import suppression
from tests.make import NUMBER, make_campaign, make_contact
from voice_app.calls import Ticket
from voice_app.campaigns import Refused, reserve


def talk_to(phone, number=NUMBER):
    """A call whose legal opening has been heard to its end."""
    return phone.rings(number).answers().hears_to_the_end(3)


@pytest.fixture
def talk(phone):
    return talk_to(phone)


def tickets(phone):
    of_call = select(Ticket).where(Ticket.call_id == phone.call_id).order_by(Ticket.id)
    with phone.sessions.begin() as session:
        return [(ticket.kind, ticket.detail) for ticket in session.scalars(of_call)]


def stops(phone):
    """The channel, scope and words of every stop of the number."""
    keys = phone.tools.calls.number_keys
    with phone.sessions.begin() as session:
        found = suppression.history(session, keys, keys.fingerprint(suppression.parse_number(phone.number)))
        return [(entry.suppression.channel, entry.suppression.scope, entry.words) for entry in found]


# what is said: (the tickets' kinds, the channels of the stops, the state, words that are heard)
SAYINGS = {
    "my mum has dementia, she doesn't understand": (["review"], ["vulnerable"], "closing", "Take care."),
    "I have cancer": (["review"], ["vulnerable"], "closing", "I'll ask a person to look after this."),
    "I'm only twelve": (["review"], ["child"], "closing", "Thanks, I'll let you go."),
    "wrong number mate": ([], ["wrong_number"], "closing", "I have the wrong number."),
    "I want to kill myself": (["review"], ["vulnerable"], "closing", "nine nine nine"),
    "he's hurting me, please stop calling": (["review"], ["speech", "vulnerable"], "stopping", "nine nine nine"),
    "there's a fire, stop calling me": (["review"], ["speech", "vulnerable"], "stopping", "nine nine nine"),
    "I have dementia so please don't ring me again": (
        ["review"], ["speech", "vulnerable"], "stopping", "We won't ring this number again.",
    ),
    "I'm a child stop calling": (["review"], ["child", "speech"], "stopping", "We won't ring this number again."),
    "what data do you hold on me": (["data_request"], [], "converse", "We have your number because"),
    "please delete all my details": (["data_erasure"], ["speech"], "stopping", "you want your details deleted"),
    "delete my data and stop ringing": (["data_erasure"], ["speech"], "stopping", "We won't ring this number again."),
    "not interested thanks": ([], [], "closing", "No problem at all."),
}  # fmt: skip


def test_what_was_said_is_seen_to(phone):
    seen = {}
    for person, (words, expected) in enumerate(SAYINGS.items()):
        talk = talk_to(phone, f"+4477009001{person:02}").says(words)
        kinds, channels = [kind for kind, _ in tickets(talk)], sorted(channel for channel, _, _ in stops(talk))
        seen[words] = (kinds, channels, talk.state, expected[-1] if expected[-1] in talk.heard else talk.heard)
        assert talk.is_suppressed is bool(channels), words
    assert seen == SAYINGS


def test_a_number_left_alone_is_refused_to_every_client_and_nothing_is_kept_of_why(talk):
    talk.says("my mum has dementia, she doesn't understand")
    assert stops(talk) == [("vulnerable", suppression.ALL_CLIENTS, None)]
    assert tickets(talk) == [("review", "vulnerable")]
    with talk.sessions.begin() as session:
        make_campaign(session, talk.clock(), "healthcare", "another-client")
        contact = make_contact(session, talk.tools, talk.clock(), campaign_id="another-client")
        assert isinstance(reserve(session, contact.id, 1, talk.tools, talk.clock()), Refused)


def test_help_comes_first_and_the_refusal_heard_with_it_is_kept(talk):
    talk.says("he's hurting me, please stop calling")
    assert talk.heard.startswith("If anyone is in danger, please hang up and ring nine nine nine")
    assert talk.verbs == ["Say", "Hangup"]
    assert talk.is_suppressed


def test_only_a_yes_to_a_call_back_is_a_ticket(phone):
    talk_to(phone, "+447700900002").says("what does the valuer eat for breakfast").says("no thanks")
    assert tickets(phone) == []
    talk = talk_to(phone)
    talk.says("what does the valuer eat for breakfast")
    assert "Shall I get someone to ring you?" in talk.heard
    assert tickets(talk) == []
    talk.says("yes please")
    assert ([kind for kind, _ in tickets(talk)], talk.state) == (["call_back"], "converse")


def test_the_outcome_tells_the_clients_staff_and_asks_for_the_text(talk):
    for words in ("yes go on then", "yeah I own it", "three", "soon as", "the first one"):
        talk.says(words)
    assert tickets(talk) == [
        ("notify", "booked: valuers@harbourhomes.example"),
        ("text", "booked: visit_confirmation"),
    ]


def test_a_repeated_webhook_opens_no_second_ticket(talk):
    turn = talk.turn_asked
    for _ in range(3):
        talk.posts(f"turns/{turn}", SpeechResult="I have cancer")
    assert ([kind for kind, _ in tickets(talk)], len(stops(talk))) == (["review"], 1)


def test_who_asks_for_slower_speech_hears_it_until_the_end_of_the_call(talk):
    talk.says("yes go on then")
    assert "prosody" not in talk.twiml
    talk.says("could you speak more slowly please")
    assert '<prosody rate="80%">Of course, I\'ll speak more slowly.' in talk.twiml
    talk.says("yeah I own it")
    assert '<prosody rate="80%">' in talk.twiml
    talk.says("not interested thanks")
    assert (talk.state, 'rate="80%"' in talk.twiml) == ("closing", True)

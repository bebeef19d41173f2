"""Every rule, told at its line and column."""

from datetime import date

import pytest

import scripts
from scripts.rules.amounts import amounts


def test_the_script_these_tests_spoil_is_sound(sound):
    checked = scripts.check(sound, "sound.yaml", today=date(2026, 11, 21))
    assert (checked.faults, checked.warnings) == ((), ())
    assert checked.script is not None


FAULTS = {
    "unknown key": ("limits: {minutes: 4", "«limmits: {minutes: 4", 'has no key "limmits"', 'Did you mean "limits"?'),
    "unknown key within": ("answer: [cost, time]", "«anser: [cost]", 'no key "anser"', 'Did you mean "answer"?'),
    "missing key": ("client: {name: Warm Homes,", "«client: {", '"client" needs "name"', None),
    "missing block": ("version: 1\nid: boiler-checks", "«version: 1", 'needs "id"', None),
    "wrong version": ("version: 1\n", "version: «2\n", "must be the number 1", None),
    "disclosure": ("limits: {", "«disclosure: off\nlimits: {", "always says that it is an AI", "Delete this key."),
    "recording notice": ("limits: {", "«recording_notice: none\nlimits: {", "recording notice", None),
    "opt-out within": ("agent: {style", "agent: {«opt_out: false, style", "How to stop the calls is fixed", None),
    "announcements": ("limits: {", "«announcements: []\nlimits: {", "legal opening is fixed", None),
    "preamble": ("limits: {", "«preamble: hello\nlimits: {", "legal opening is fixed", None),
    "consent": ("limits: {", "«consent: true\nlimits: {", "decided by consent", None),
    "reserved outcome": ("  not_owner: {say", "  «opt_out: {say: No.}\n  not_owner: {say", "is the engine's", None),
    "reserved outcome child": ("  not_owner: {say", "  «child: {say: No.}\n  not_owner: {say", "is the engine's", None),
    "reserved end": ("then: {end: not_interested}", "then: {end: «opt_out}", "Only the person called", None),
    "reserved name": ("id: owner,", "id: «score,", "a meaning of its own", None),
    "claims to be a person": ("say: \"That's fine.\"", 'say: "«I\'m a real person."', "claims to be a person", None),
    "denies the AI": ("say: \"That's fine.\"", 'say: "No, «I\'m not a robot."', "denies that the agent is an AI", None),
    "curly apostrophe": ("say: \"That's fine.\"", 'say: "«I’m not a robot."', "denies", None),
    "keys": ("say: \"That's fine.\"", 'say: "«Press 5 to go on."', "Keys are the engine's", None),
    "opting out": ("say: \"That's fine.\"", 'say: "Write to us to «opt out."', "How to stop the calls", None),
    "recording": ("say: \"That's fine.\"", 'say: "This «call is not recorded."', "recording notice", None),
    "never mentions AI": ("[promise a price]", '["say you are an «AI"]', "is the engine's subject", None),
    "style poses": ("style: calm and brief", "style: «pretend to be a person", "cannot be told to pose", None),
    "guarded phrasing": ('"not just now"', '«"stop calling me"', "answers", "Delete this phrasing."),
    "unknown blank": ('"It takes an hour."', '"It takes «{tiem} minutes."', "Nothing fills {tiem}", None),
    "near blank": ('"It takes an hour."', '"Hello «{first_nam}."', "Nothing fills", 'Did you mean "first_name"?'),
    "second of two blanks": ('"It takes an hour."', '"{first_name} «{nobody}"', "Nothing fills {nobody}", None),
    "stray brace": ('"It takes an hour."', '"It takes «{an hour."', "is no blank", None),
    "secret blank": ('"It takes an hour."', '"Your pin is «{pin}."', "secret and is never spoken", None),
    "blank in the purpose": ("check you asked about", "check of «{street}", "cannot stand in the legal opening", None),
    "answer before its question": ('"Do you own the house?"', '"With «{rooms} rooms?"', "not been asked", None),
    "unfounded price": ("say: \"That's fine.\"", 'say: "It is «£95 today."', "stands in no fact", "Add a fact"),
    "unfounded percentage": ("say: \"That's fine.\"", 'say: "It is £80, less «20%."', "stands in no fact", None),
    "unfounded price in words": ("say: \"That's fine.\"", 'say: «"It is ninety pounds."', "stands in no fact", None),
    "missing fact": ("answer: [cost, time]", "answer: [«costs]", 'no fact "costs"', 'Did you mean "cost"?'),
    "missing question": ("then: {end: not_interested}", "then: {ask: «owners}", "no question", 'Did you mean "owner"?'),
    "missing outcome": ("if_no: {end: not_owner}", "if_no: {end: «not_owned}", "no outcome", '"not_owner"?'),
    "both ways": ("then: {end: not_interested}", "then: {ask: owner, end: «not_interested}", "not to both", None),
    "nowhere": ("then: {end: not_interested}", "then: «{}", "leads nowhere", None),
    "say and answer": ("answer: [cost, time]}", 'answer: [cost], «say: "So."}', "keep one", None),
    "nothing said": ('- {ask: ["how long does it take"], answer: [time],', '- «{ask: [a],', "Nothing is said", None),
    "two facts": ("{id: time, say", "{id: «cost, say", "has the name of the fact on line 15", None),
    "two questions": ("{id: rooms, ask", "{id: «owner, ask", "has the name of the question", None),
    "question as field": ("{id: rooms, ask", "{id: «street, ask", "has the name of the contact field", None),
    "bad name": ("{id: rooms, ask", "{id: «Room Count, ask", "is not written as it must be", "small letters"),
    "bad option name": ("options: {now:", "options: {«Right Now:", "cannot be a name", "small letters"),
    "bad condition": ("hot: owner == yes and", "hot: owner «= yes and", "has no meaning", None),
    "condition names nothing": ("hot: owner ==", "hot: «ownr ==", "no question", 'Did you mean "owner"?'),
    "condition asks for no answer": ("soon == now", "soon == «noww", "is no answer", 'Did you mean "now"?'),
    "condition names no grade": ("{when: hot,", "{when: «hott,", "no grade", 'Did you mean "hot"?'),
    "question as a flag": ("{when: hot,", "{when: «owner,", "is a question", "owner answered"),
    "order of words": ("soon == now", "soon «> now", "compares numbers and dates", None),
    "number as word": ("soon == now", "rooms == «many", "is a number", None),
    "options elsewhere": ("type: number", "«options: {a: [b]}, type: number", "belongs to", None),
    "one option": ("type: choice, options: {now: [\"today\"], later:", "type: «choice, options: {now:", "two", None),
    "range elsewhere": ("type: yes_no,", "«range: [1, 2], type: yes_no,", "belongs to a question", None),
    "range upside down": ("range: [1, 40]", "range: «[40, 1]", "smaller number comes first", None),
    "slot without times": ("type: slot, slots_from: {calendar: vans, days_ahead: 7}", "type: «slot", "slots", None),
    "same words twice": ('later: ["next month"]', 'later: [«"Today"]', "stands for now already", None),
    "unknown type": ("type: number,", "type: «numbr,", "must be one of", 'Did you mean "number"?'),
    "no number": ('"+441134960000"', '«"ring us"', "no telephone number", "+44"),
    "foreign number": ('"+441134960000"', '«"+33123456789"', "no UK number", None),
    "number not in full": ('"+441134960000"', '«"0113 496 0000"', "not written in full", '"+441134960000"'),
    "dear number": ('"+441134960000"', '«"+449098790000"', "costs more", None),
    "number unquoted": ('"+441134960000"', "«+441134960000", "loses its plus sign", 'quotation marks: "+44'),
    "leading zero": ('"+441134960000"', "«01134960000", "loses its leading zero", '"01134960000"'),
    "hours": ('"Mon-Fri 09:00-17:30"', '«"weekdays 9 to 5"', "is no", "Mon-Fri"),
    "hours backwards": ('"Mon-Fri 09:00-17:30"', '«"Mon-Fri 17:00-09:00"', "closes before it opens", None),
    "date": ("expires: 2027-03-31", "expires: «2027-02-31", "date of the calendar", None),
    "yes for true": ("first_name: {required: true}", "first_name: {required: «yes}", "true or false", "Write true"),
    "number as title": ("title: Boiler checks", "title: «2027", "is read as a number", 'quotation marks: "2027"'),
    "braces unquoted": ('"It takes an hour."', "«{first_name}", "not named values", "quotation marks"),
    "empty": ('"It takes an hour."', '«""', "is empty", None),
    "e-mail": ("office@warmhomes.example", "«office", "not written as it must be", "e-mail"),
    "pattern": ("not_said: [time]", 'not_said_pattern: «"(price"', "cannot be read", None),
    "expected outcome": ("{outcome: booked", "{outcome: «boked", "no outcome", 'Did you mean "booked"?'),
    "expected score": ("score: hot", "score: «hott", "no grade", 'Did you mean "hot"?'),
    "too few turns": ("turns: 20", "turns: «1", "must be 2 or more", None),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_rule_is_told_at_its_place(spoil, name):
    old, new, message, hint = FAULTS[name]
    checked, place = spoil.check(old, new)
    told = [fault for fault in checked.faults if (fault.line, fault.column) == place and message in fault.message]
    assert len(told) == 1, (place, checked.faults)
    assert hint is None or hint in f"{told[0].message} {told[0].hint}"
    assert checked.script is None


def test_a_price_that_a_fact_says_otherwise_written_is_founded(spoil):
    checked, _ = spoil.check('"That\'s fine."', '"It is eighty pounds."')
    assert checked.faults == ()


@pytest.mark.parametrize(
    ("fact", "line", "founded"),
    [
        ("£80", "£80", True), ("£80", "eighty pounds", True), ("£80", "£800", False), ("£12.50", "£12.50", True),
        ("£12.50", "£12.75", False), ("£12.50", "£12", False), ("£12", "£12.50", False), ("£1,250", "£1250", True),
        ("1.2%", "1.2 percent", True), ("1.2%", "2 per cent", False), ("1.2 per cent", "one point two percent", True),
        ("half price", "half the price", True), ("cheap", "half price", False), ("£2m", "two million pounds", True),
        ("£2m", "£2.5m", False), ("50p", "fifty pence", True), ("cheap", "twenty quid", False),
        ("cheap", "50 minutes", True),
        ("cheap", "ten people and a percent sign", True), ("£5 and £7", "£7, or £5", True), ("£5", "£5 or £7", False),
    ],
)  # fmt: skip
def test_an_amount_is_founded_only_by_a_fact_that_says_it(fact, line, founded):
    assert (amounts(line) <= amounts(fact)) is founded


def test_a_price_from_a_contact_field_is_founded(spoil):
    checked, _ = spoil.check('"That\'s fine."', '"It is {street} a year."')
    assert checked.faults == ()


def test_a_line_over_twelve_seconds_is_a_fault(spoil):
    thirty_one, thirty_two = " ".join(["word"] * 31), " ".join(["word"] * 32)
    assert spoil.check('"It takes an hour."', f'"{thirty_one}."')[0].faults == ()
    checked, place = spoil.check('"It takes an hour."', f'«"{thirty_two}."')
    (fault,) = checked.faults
    assert (fault.line, fault.column) == place
    assert fault.message == "This line takes 12.3 seconds to say; 12 are the limit."


def test_blanks_count_as_long_as_they_usually_are(spoil):
    slots = " ".join(["{slot_1}"] * 4)
    assert "13.8 seconds" in spoil.check('"Is {slot_1} or {slot_2} better?"', f'"{slots}"')[0].faults[0].message


def test_every_fault_is_told_at_once(spoil):
    both = SPOILED_TWICE
    checked, _ = spoil.check("agent: {style: calm and brief}", both)
    assert len(checked.faults) == 4
    assert [fault.line for fault in checked.faults] == sorted(fault.line for fault in checked.faults)


SPOILED_TWICE = """\
agnt: {style: calm}
disclosure: off
never_: []
voice: x"""


def test_faults_of_form_do_not_hide_faults_of_sense(spoil):
    checked, _ = spoil.check("  not_owner: {say", "  opt_out: {sai: No.}\n  not_owner: {saay")
    messages = " ".join(fault.message for fault in checked.faults)
    assert "is the engine's" in messages
    assert messages.count("has no key") == 2


SERVICE = "sector: trades\nmessage_type: service"


@pytest.mark.parametrize(
    "words", ["A discount waits for you.", "The first is half price.", "We have a special offer.", "You save money."]
)
def test_a_service_message_may_not_sell(spoil, words):
    old = "sector: trades\nclient"
    text = scripts.check(
        f"{spoil.text(old, SERVICE + chr(10) + 'client')}".replace("That's fine.", words), "service.yaml"
    )
    assert [fault for fault in text.faults if "may not sell" in fault.message]


@pytest.mark.parametrize("words", ["We can offer you a time.", "Vaccines offer protection.", "Nine in ten go ahead."])
def test_a_service_message_may_speak_of_its_service(spoil, words):
    text = spoil.text("sector: trades\nclient", SERVICE + "\nclient").replace("That's fine.", words)
    assert scripts.check(text, "service.yaml").faults == ()


CHECK = 'identity_check: {ask: "Your pin?", match: «%s, fail: {say: "Sorry. Goodbye.", end: not_verified}}\nlimits: {'


@pytest.mark.parametrize(("match", "message"), [("pinn", "no contact field"), ("first_name", "must be secret")])
def test_identity_is_checked_against_a_secret(spoil, match, message):
    checked, place = spoil.check("limits: {", CHECK % match)
    (fault,) = checked.faults
    assert (fault.line, fault.column) == place
    assert message in fault.message


def test_a_failed_identity_check_declares_its_outcome(spoil):
    checked, _ = spoil.check("limits: {", (CHECK % "pin").replace("«", ""))
    assert checked.script is not None
    assert checked.script.outcomes[-1] == scripts.Outcome("not_verified", say="Sorry. Goodbye.")


def test_the_opening_may_take_sixty_five_spoken_words(sound):
    def announced(count):
        return lambda script: (" ".join(["word"] * (count - 5)), "number 0800 9")

    assert scripts.check(sound, "sound.yaml", opening=announced(64)).faults == ()
    checked = scripts.check(sound, "sound.yaml", opening=announced(67))
    (fault,) = checked.faults
    assert (fault.line, fault.column) == (6, 10)
    assert "takes 66 spoken words" in fault.message
    assert checked.script is None


PLAIN = (
    "Would you like to speak to a person?",
    "I'm calling about a machine.",
    "I'll ring you.",
    "Is this the right person?",
    "Please don't worry.",
    "I can press on if you like.",
)


@pytest.mark.parametrize("words", PLAIN)
def test_plain_words_are_left_alone(spoil, words):
    assert spoil.check('"That\'s fine."', f'"{words}"')[0].faults == ()


def test_more_phrasings_than_anybody_can_tell_apart_are_refused(spoil):
    faq = '  - {ask: ["how long does it take"]'
    blocks = [", ".join(f'"q{block} {number}"' for number in range(30)) for block in range(30)]
    many = "".join(f"  - {{ask: [{phrases}], answer: [time]}}\n" for phrases in blocks)
    checked = scripts.check(spoil.text(faq, many + faq), "many.yaml")
    assert [fault.message for fault in checked.faults] == ["There are 904 phrasings; a script may have 800."]

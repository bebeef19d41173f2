"""What somebody should look at, though the script may be used."""

from datetime import date

import pytest

import scripts

WARNINGS = {
    "two questions": ('"Do you own the house?"', '"Do you own it? Or rent it«?"', "asks a second question"),
    "voicemail": ("limits: {", "«voicemail: {say: Hello.}\nlimits: {", "voicemails are always left silently"),
    "alike": ('["how long does it take"]', '["how long does it take", «"How much is it?"]', "nearly the same"),
    "unreached": ("  not_owner: {say", "  «lost: {say: Goodbye.}\n  not_owner: {say", "Nothing leads to"),
    "no otherwise": ("  cold: otherwise", "  «cold: owner == no", "has no score"),
    "after otherwise": ("  cold: otherwise", "  cold: otherwise\n  «icy: owner == no", "never reached"),
    "purpose": ("purpose: to arrange the", "purpose: «the", "which is no sentence"),
}  # fmt: skip


@pytest.mark.parametrize("name", WARNINGS)
def test_a_warning_is_told_at_its_place(spoil, name):
    old, new, message = WARNINGS[name]
    checked, place = spoil.check(old, new)
    told = [fault.message for fault in checked.warnings if (fault.line, fault.column) == place]
    assert any(message in words for words in told), checked
    assert checked.script is not None


def test_an_expired_fact_is_a_warning_from_the_day_after(spoil, sound):
    assert scripts.check(sound, "x.yaml", today=date(2027, 3, 31)).warnings == ()
    (warning,) = scripts.check(sound, "x.yaml", today=date(2027, 4, 1)).warnings
    assert (warning.line, warning.column) == (15, 52)
    assert "expired on 31 March 2027" in warning.message


def test_a_blank_that_some_contacts_lack_is_a_warning(spoil):
    text = spoil.text('street: {spoken: "your home on {street}"}', "town: {}").replace("It takes", "In {town} it takes")
    (warning,) = scripts.check(text, "x.yaml").warnings
    assert "is left out for contacts without it" in warning.message


def test_facts_that_make_too_long_a_reply_are_a_warning(spoil):
    nine_words = spoil.text("turns: 20}", "turns: 20, words_per_reply: 10}")  # "eighty pounds" is two
    assert scripts.check(nine_words, "x.yaml").warnings == ()
    eleven = nine_words.replace("It takes an hour.", "It takes an hour at most.")
    (warning,) = scripts.check(eleven, "x.yaml").warnings
    assert warning.message == "Together these facts take 11 spoken words; a reply has 10 at most."

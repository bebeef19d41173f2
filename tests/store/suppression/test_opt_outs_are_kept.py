"""An opt-out is confirmed only when the database, or the journal, has it on disk."""

import pytest

from suppression import Channel, JournalFailed, Kept, NotKept, OptOut, Place, keep, parse_number, reference_of, standing
from suppression.tables import Base


def opt_out(now):
    return OptOut(parse_number("07700 900123"), Channel.KEY, now, call_id="call-0", words="stop")


def test_an_opt_out_is_kept_in_the_database_first(journal, sessions, number_keys, now):
    fingerprint = number_keys.fingerprint(opt_out(now).number)
    expected = Kept(Place.DATABASE, fingerprint, reference_of(opt_out(now), fingerprint))
    assert keep(sessions.begin, number_keys, journal, opt_out(now)) == expected
    assert journal.is_empty()


def test_an_opt_out_that_the_database_refuses_is_kept_in_the_journal(journal, engine, sessions, number_keys, now):
    Base.metadata.drop_all(engine)
    kept = keep(sessions.begin, number_keys, journal, opt_out(now))
    assert kept.place is Place.JOURNAL
    assert not journal.is_empty()
    Base.metadata.create_all(engine)
    journal.replay(sessions.begin, number_keys)
    with sessions.begin() as session:
        assert standing(session, kept.fingerprint, "harbour").reference == kept.reference


def test_an_opt_out_that_nothing_keeps_is_not_confirmed(journal, directory, engine, sessions, number_keys, now):
    Base.metadata.drop_all(engine)
    directory.rmdir()
    directory.write_text("in the way")
    with pytest.raises(NotKept) as fault:
        keep(sessions.begin, number_keys, journal, opt_out(now))
    assert isinstance(fault.value.__cause__, JournalFailed)
    assert not journal.is_empty()

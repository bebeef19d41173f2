import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from voice_app.installation import Base, check_keys
from voice_app.keys import KeysUnusable, make_key_file, read_keys


def test_a_database_refuses_the_key_of_another_installation(keys, tmp_path):
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    make_key_file(tmp_path / "other.json")
    with Session(engine) as session:
        check_keys(session, keys)
        check_keys(session, keys)
        with pytest.raises(KeysUnusable, match="not the one of this database"):
            check_keys(session, read_keys(tmp_path / "other.json"))
    engine.dispose()

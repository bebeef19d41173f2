"""The database knows which key file it belongs to.

With another key every number has another fingerprint, so nobody would be found on the do-not-call list: a mismatch
must stop everything, and not look like an empty list.
"""

import hmac

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from voice_app.keys import Keys, KeysUnusable

_ONE = 1


class Base(DeclarativeBase):
    """The table of the installation itself."""

    metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})


class Installation(Base):
    """One row: what the key of this database's fingerprints says to a fixed question."""

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key_check: Mapped[str]


def check_keys(session: Session, keys: Keys) -> None:
    """Raises KeysUnusable when the key file is not the one this database was first used with."""
    answer = hmac.digest(keys.fingerprint, b"whose key is this?", "sha256").hex()
    known = session.get(Installation, _ONE)
    if known is None:
        session.add(Installation(id=_ONE, key_check=answer))
        session.flush()
    elif not hmac.compare_digest(known.key_check, answer):
        raise KeysUnusable(
            "The key file is not the one of this database: with it, nobody who opted out would be found. "
            "Put the right file in place (KEY_FILE); a new key is never a mend."
        )

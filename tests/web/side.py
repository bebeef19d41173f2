"""One installation: a database, the door, and the carrier's view of it; two of them can be held against each other."""

from sqlalchemy import insert, inspect, select

from suppression.tables import Entry
from tests.make import AskedWork, make_call, make_dial_tools
from tests.web.conftest import Phone, make_app
from voice_app.calls import Call, CallEvent, State, Ticket
from voice_app.database import open_sessions

CONTEXTS = (
    "call_event.reply", "call_event.words", "call.memory", "contact.fields", "contact.number",
    "suppression_entry.sealed_number", "suppression_entry.sealed_words",
)  # fmt: skip
TABLES = {Call: "id", CallEvent: "call_id", Ticket: "call_id", Entry: "call_id"}


class Counted:
    """Sessions that count the transactions that were begun with them."""

    def __init__(self, sessions):
        self._sessions, self.begun = sessions, 0

    def begin(self):
        self.begun += 1
        return self._sessions.begin()


class Side:
    """A call at a time, in the first announcement when it begins."""

    def __init__(self, engine, keys, folder, clock):
        self.work, self.keys, self.clock = AskedWork(), keys, clock
        self.sessions, self._own = Counted(open_sessions(engine)), open_sessions(engine)
        tools = make_dial_tools(keys, folder / engine.dialect.name, self.work)
        self.phone = Phone(make_app(engine, self.sessions, tools, clock), self._own, tools, clock)
        with self._own.begin() as session:
            made = session.get_one(Call, make_call(session, tools, clock()))
            self.example = {column.key: getattr(made, column.key) for column in inspect(Call).columns}
            made.state = State.ENDED

    def ring(self, example, call_id):
        """A call like `example`, to the same number; it has been answered, and its first turn runs."""
        row = example | {"id": call_id, "contact_id": call_id, "fingerprint": call_id, "answered_at": self.clock()}
        with self._own.begin() as session:
            session.execute(insert(Call), row | {"state": State.IDENTIFY, "turn": 1})
        self.phone.call_id = call_id
        self.work.asked.clear()

    def answer(self, place, form):
        """What the door answers, to the letter."""
        answer = self.phone.posts(place, **form)
        return answer.status_code, answer.text

    @property
    def turn(self):
        with self._own.begin() as session:
            return session.get_one(Call, self.phone.call_id).turn

    def remains(self):
        """All that is left of the call: its rows, with the seals opened, and the kinds of work asked for."""
        return {table.__tablename__: self._rows(table, key) for table, key in TABLES.items()} | {
            "asked": [what for what, _ in self.work.asked]
        }

    def _rows(self, table, key):
        names = [column.key for column in inspect(table).columns if column.key != "id"]
        chosen = select(table).where(getattr(table, key) == self.phone.call_id).order_by(table.id)
        with self._own.begin() as session:
            return [{name: self._opened(getattr(row, name)) for name in names} for row in session.scalars(chosen)]

    def _opened(self, value):
        return value if not isinstance(value, bytes) else next(filter(None, map(self._open(value), CONTEXTS)))

    def _open(self, sealed):
        def try_context(context):
            try:
                return context, self.keys.sealer.open(sealed, context)
            except ValueError:
                return None

        return try_context

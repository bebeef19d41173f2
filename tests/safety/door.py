"""The whole web app in this process, every request that was sent to it, and a hash of all that it keeps."""

import hashlib
import time
from collections import Counter
from pathlib import Path

from flask import request
from sqlalchemy import inspect, text

from voice_app.wiring import create_app


class Door:
    """The whole web app, and what it answered."""

    def __init__(self, tools, environ, logs):
        app = create_app(tools)
        app.after_request(self._note_route)
        self.all_routes = {str(rule) for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
        self.client, self.environ, self.tools = app.test_client(), environ, tools
        self.last = None
        self.logs, self.routes, self.seconds, self.answers = logs, set(), [], Counter()
        self.broken, self.failed = [], []  # answered 5xx; answered by the last resort

    def send(self, letter, signature):
        """Send it just as it is, and remember how it went; its status."""
        data = letter.bytes()
        raw = {"RAW_URI": letter.path, "CONTENT_TYPE": letter.content_type, "CONTENT_LENGTH": str(len(data))}
        raw |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in letter.headers.items()}
        if signature is not None:
            raw["HTTP_X_TWILIO_SIGNATURE"] = signature.encode("utf-8", "replace").decode("latin-1")
        began = time.perf_counter()
        answer = self.client.open(letter.path, method=letter.method, data=data, environ_overrides=raw)
        self.seconds.append(time.perf_counter() - began)
        self.answers[answer.status_code] += 1
        if answer.status_code >= 500:
            self.broken.append((answer.status_code, letter))
        self.failed += [(line.get("error"), letter) for line in self.logs if line["event"] == "webhook failed"]
        self.logs.clear()
        self.last = answer
        return answer.status_code

    def answer_to(self, letter, signature):
        """The document that comes back."""
        self.send(letter, signature)
        return self.last.get_data(as_text=True)

    def state(self):
        """A hash of every row of every table, and of the journal."""
        found = hashlib.blake2b()
        with self.tools.engine.connect() as connection:
            for schema in (None, "dbos") if self.tools.engine.dialect.name == "postgresql" else (None,):
                for table in sorted(inspect(connection).get_table_names(schema)):
                    name = f'"{schema}"."{table}"' if schema else f'"{table}"'
                    rows = sorted(map(repr, connection.execute(text(f"select * from {name}"))))
                    found.update(f"{name}{rows}".encode("utf-8", "replace"))
        for file in sorted(Path(self.environ["JOURNAL_DIR"]).iterdir()):
            found.update(file.name.encode() + file.read_bytes())
        return found.hexdigest()

    def _note_route(self, answer):
        self.routes.add(str(request.url_rule))
        return answer

    def slowest_percent_ms(self):
        return 1_000 * sorted(self.seconds)[int(0.99 * len(self.seconds))]

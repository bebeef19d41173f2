"""Every command in one table: its name, its help in a line, and the module that has it, imported when it is called.

So `voice-app --help` and a mistyped name are answered at once, without the database's, the carrier's and the
cloud's libraries. A new command is one line here; its object has the name of the command.
`tests/house/test_commands.py` holds the table against the modules.
"""

import importlib
from collections.abc import Iterator, Mapping, MutableMapping
from typing import NamedTuple

import click


class Line(NamedTuple):
    """One command: `module` is the file in this room; `help` is how its own help begins."""

    name: str
    module: str
    help: str


TABLE: Mapping[str, tuple[Line, ...]] = {
    "Try it, without an account": (
        Line("demo", "demo", "Place some thirty calls to simulated people in two campaigns."),
        Line("phone", "phone", "Be called with SCRIPT."),
        Line("walk", "walk", "Make a call that waits to be answered by webhooks posted by hand."),
    ),
    "Scripts": (
        Line("script", "script", "Call scripts."),
        Line("hear", "hear", "Print label, action, score and reason for TEXT."),
    ),
    "Calling": (
        Line("client", "client", "The firms we call for."),
        Line("consent", "consent", "Who agreed to be called by an automated voice."),
        Line("campaign", "campaign", "Campaigns: one script, one list, one client."),
        Line("contacts", "contacts", "Lists of contacts: every row accounted for."),
    ),
    "Who may not be called": (
        Line("stop", "suppression", "Never call NUMBER again."),
        Line("why", "why", "Everything that decided whether NUMBER was called."),
        Line("suppression", "suppression", "The do-not-call list: who may not be called."),
        Line("register", "register", "TPS and CTPS: the registers of who takes no marketing calls."),
        Line("screen", "screen", "Hold every number in FILE against TPS and CTPS."),
    ),
    "After the call": (
        Line("ticket", "ticket", "What people still owe the called after a call."),
        Line("recording", "recording", "Recordings of calls: list them, listen to one."),
    ),
    "Running it": (
        Line("doctor", "running", "Check everything a call needs."),
        Line("up", "up", "Run everything on this machine in practice mode."),
        Line("serve", "running", "Run the web process."),
        Line("worker", "running", "Run the worker."),
        Line("operator", "operator", "Choices of the operator."),
        Line("db", "setting_up", "The database."),
        Line("key", "setting_up", "The key file."),
    ),
}


class Commands(MutableMapping[str, click.Command]):
    """The table as click wants it. The names are known at once; a command is imported when it is asked for."""

    def __init__(self, table: Mapping[str, tuple[Line, ...]]) -> None:
        self.lines = {line.name: line for lines in table.values() for line in lines}

    def __getitem__(self, name: str) -> click.Command:
        # Not `import`, which would cost every command all libraries: this is the one place that imports by name.
        module = importlib.import_module(f"voice_app.cli.{self.lines[name].module}")
        command: click.Command = getattr(module, name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, name: object) -> bool:
        return name in self.lines  # an import is no way to ask

    def __setitem__(self, name: str, command: click.Command) -> None:
        raise TypeError(f"{name}: a command is a line in the table of voice_app/cli/commands.py.")

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"{name}: a command is a line in the table of voice_app/cli/commands.py.")

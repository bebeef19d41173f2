"""How the demo speaks to whoever looks on: headings, sentences, commands with their answers, progress, verdicts."""

import shlex

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from voice_app.demo.desk import Said
from voice_app.demo.proofs import Proof

WIDTH = 100


class Telling:
    """Writes to one console; on a terminal the progress line stays in its place."""

    def __init__(self, console: Console) -> None:
        self._console, self._line = console, ""

    def heading(self, text: str) -> None:
        self._console.print()
        self._console.rule(Text(text, style="bold"), align="left", characters="─")

    def say(self, text: str) -> None:
        """A sentence of the story."""
        self._console.print(Text(text))

    def show(self, table: RenderableType) -> None:
        self._console.print()
        self._console.print(table)

    def typed(self, said: Said, *, is_quiet: bool = False, without: str = "") -> None:
        """A command, and what it answered, but for the lines that begin with `without`."""
        command = Text("$ voice-app " + shlex.join(said.words), style="bold cyan")
        self._console.print(Padding(command, (0 if is_quiet else 1, 0, 0, 2), expand=False))
        for line in () if is_quiet else said.text.rstrip().splitlines():
            if not (without and line.lstrip().startswith(without)):
                self._console.print(_indented(line))

    def progress(self, line: str) -> None:
        """One line, told again when it changes; where there is no terminal, only the last one of each wait."""
        if line and line != self._line and self._console.is_terminal:
            self._console.print(f"  {line:<{self._console.width - 3}}", end="\r", highlight=False, soft_wrap=True)
        self._line = line

    def settle(self) -> None:
        """The progress line is the last one of its kind."""
        if self._line:
            self._console.print(f"  {self._line:<{self._console.width - 3}}".rstrip(), highlight=False, soft_wrap=True)
        self._line = ""

    def verdicts(self, proofs: list[Proof]) -> None:
        """One line for each promise."""
        table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(width=50)
        table.add_column()
        for proof in proofs:
            mark = Text("  held  ", style="green") if proof.held else Text("  BROKEN", style="bold red")
            table.add_row(mark, proof.promise, Text(proof.found, style="dim" if proof.held else "red"))
        self.show(table)


def _indented(line: str) -> Padding:
    """A line of an answer; what does not fit goes on under its first word."""
    words = line.lstrip(" ")
    return Padding(Text(words, style="dim"), (0, 0, 0, 4 + min(len(line) - len(words), 40)), expand=False)

"""What would the agent understand? One line of JSON for each utterance."""

import json
import sys
from collections.abc import Iterator

import click

from voice_app import conversation


@click.command()
@click.argument("text", required=False)
def hear(text: str | None) -> None:
    """Print label, action, score and reason for TEXT, or for each line of standard input (- or no TEXT).

    \b
    voice-app hear "would you mind not ringing again"
    voice-app hear - < utterances.txt
    """
    if text is None and sys.stdin.isatty():
        raise click.UsageError("Give some words in quotation marks, or lines on standard input.")
    for words in _lines() if text in (None, "-") else [text or ""]:
        heard = conversation.hear(words)
        told = {"text": words, "label": heard.label, "action": heard.action, "score": heard.score, "why": heard.why}
        click.echo(json.dumps(told, ensure_ascii=False))


def _lines() -> Iterator[str]:
    """The lines of standard input that hold something; bytes that are no UTF-8 are shown as such."""
    for line in sys.stdin.buffer:
        if words := line.decode("utf-8", "replace").strip():
            yield words

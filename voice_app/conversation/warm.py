"""Does at a process's start what the first words heard would otherwise wait for."""

from voice_app.conversation.examples import examples
from voice_app.conversation.guards.rules import compiled


def warm_up() -> None:
    """Compile the guards and read the examples: under a second, once in a process. Whoever serves calls asks for it."""
    compiled()
    examples()

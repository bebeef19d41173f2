"""The command line: one group for each noun.

Exit codes: 0 done, 1 failed, 2 usage, 3 faulty input, 5 refused by a rule.
"""

from voice_app.cli.campaign import campaign, client
from voice_app.cli.demo import demo
from voice_app.cli.hear import hear
from voice_app.cli.main import main
from voice_app.cli.phone import phone
from voice_app.cli.recording import recording
from voice_app.cli.running import db, doctor, key, serve, up, worker
from voice_app.cli.script import script
from voice_app.cli.suppression import stop, suppression
from voice_app.cli.ticket import ticket
from voice_app.cli.walk import walk
from voice_app.cli.why import why

COMMANDS = (
    demo, doctor, up, serve, worker, db, key, client, campaign, script, phone, walk,
    stop, why, suppression, hear, ticket, recording,
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)

__all__ = ["main"]

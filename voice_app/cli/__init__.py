"""The command line: one group for each noun. All commands are lines of the table in `commands`.

Exit codes: 0 done, 1 failed, 2 usage, 3 faulty input, 5 refused by a rule.
"""

from voice_app.cli.main import main

__all__ = ["main"]

"""A whole campaign, played beforehand: its own people under other numbers, simulated answers, a clock that hurries."""

from voice_app.stage.rehearsal.account import Account, Day, Hour
from voice_app.stage.rehearsal.play import Plan, rehearse

__all__ = ["Account", "Day", "Hour", "Plan", "rehearse"]

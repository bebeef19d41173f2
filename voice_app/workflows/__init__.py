"""What can wait and must not be lost: durable work, in the same database as everything else."""

from voice_app.workflows.dialling import hang_up_call, place_call, reserve_call, settle_call
from voice_app.workflows.outbox import Outbox
from voice_app.workflows.pacing import Pacer, finish_where_nobody_is_left
from voice_app.workflows.phone import Phone
from voice_app.workflows.recalling import recall
from voice_app.workflows.sweep import EVERY, sweep
from voice_app.workflows.tools import Dialler, Keeper
from voice_app.workflows.worker import Pace, queue_config, run_worker
from voice_app.workflows.works import Works

__all__ = [
    "EVERY",
    "Dialler",
    "Keeper",
    "Outbox",
    "Pace",
    "Pacer",
    "Phone",
    "Works",
    "finish_where_nobody_is_left",
    "hang_up_call",
    "place_call",
    "queue_config",
    "recall",
    "reserve_call",
    "run_worker",
    "settle_call",
    "sweep",
]

"""A whole installation on this machine: S3 server, practice carrier, web and worker as real processes."""

from voice_app.stage.enrolment import add_practice_client, practice_consent
from voice_app.stage.processes import Process, ProcessFailed, free_port
from voice_app.stage.stage import BUCKET, FROM_NUMBER, Stage, open_stage, practice_environment, prepare_storage

__all__ = [
    "BUCKET",
    "FROM_NUMBER",
    "Process",
    "ProcessFailed",
    "Stage",
    "add_practice_client",
    "free_port",
    "open_stage",
    "practice_consent",
    "practice_environment",
    "prepare_storage",
]

"""The silent and abandoned calls of each campaign, counted anew at most every few seconds in one process.

To count them reads a day of calls, and the gate asks before every dial.
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from voice_app.campaigns.harm import Harm, harm_since_it_runs

_FOR = timedelta(seconds=5)


@dataclass(slots=True)
class HarmWatch:
    """What was counted last, by campaign, and when."""

    _counted: dict[str, tuple[Harm, datetime]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, session: Session, campaign_id: str, now: datetime) -> Harm:
        """The figures of the last 24 hours, at most five seconds old; of this very moment they are counted anew."""
        with self._lock:
            known = self._counted.get(campaign_id)
        if known and known[1] < now < known[1] + _FOR:
            return known[0]
        harm = harm_since_it_runs(session, campaign_id, now)
        with self._lock:
            self._counted[campaign_id] = (harm, now)
        return harm

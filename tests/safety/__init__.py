"""What must never happen, tried hard: killed servers, failing databases, races, hostile requests.

Every suite tells one line of figures, at the end of pytest's output and in var/safety.txt. SAFETY_SCALE says how
much is tried: 0.02 when unset, as in every `make test`; 1 in `make safety`. A suite also runs with a fault planted
by wiring, where one can be: a figure counts only if the same harness sees that fault.
"""

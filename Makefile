# Two commands do all on a fresh machine (Debian or macOS with Python 3.11+ and make): make demo, make test.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo test lint bench safety lock clean

help:  ## What can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(STAMP): requirements-dev.lock requirements-uv.lock pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@echo "Installing the locked requirements into $(VENV) (once, under a minute) ..."
	@UV_COMPILE_BYTECODE=1 $(RUN)/uv pip sync --system-certs --quiet --python $(RUN)/python --require-hashes requirements-dev.lock \
	  || $(RUN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)  ## The whole story with simulated people: no account, no phone, about a minute
	@$(RUN)/voice-app demo

test: $(STAMP)  ## Every test, on SQLite and PostgreSQL, with real servers
	$(RUN)/python -m pytest --numprocesses 3 --dist loadfile

lint: $(STAMP)  ## Style and types
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

bench: $(STAMP)  ## The figures of the README, measured here
	$(RUN)/python -m bench

safety: $(STAMP)  ## The long safety suites (SAFETY_SCALE=1)
	SAFETY_SCALE=1 $(RUN)/python -m pytest tests/safety

lock: $(STAMP)  ## Resolve the dependencies anew
	$(RUN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.lock
	$(RUN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file requirements-dev.lock

clean:  ## Remove the environment and all run-time files
	rm -rf $(VENV) var

# Two commands matter: `make demo` and `make test`. Every target brings what it needs and is
# quick the second time.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
DEMO_HOME ?= var
# Tests run in so many processes, a file at a time; each has a database of its own.
PROCESSES ?= 2
PYTEST = $(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile
CHROMIUM = $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: setup setup-dev demo test test-sqlite test-postgres lint bench lock clean

setup: $(VENV)/.setup
setup-dev: $(VENV)/.setup-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.setup: requirements.lock pyproject.toml package-lock.json tools/assets.py | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python tools/assets.py
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.setup-dev: requirements-dev.lock $(VENV)/.setup
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Fills a database, writes the reports to out/ and serves the desk (SERVE=0 stops before serving).
demo: setup
	MOTCUA_HOME=$(DEMO_HOME) $(BIN)/motcua demo $(if $(filter 0,$(SERVE)),--no-serve)

# A browser for the page tests: Debian's, where we may install it.
browser:
	@if [ -z "$(CHROMIUM)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends chromium >/dev/null; fi

test: lint test-sqlite test-postgres

test-sqlite: setup-dev browser
	$(PYTEST)

# Without the pages in a browser: their server has a database of its own, the same both times.
test-postgres: setup-dev
	$(BIN)/python tests/with_postgres.py $(PYTEST) -m "not browser"

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/house_rules.py
	$(BIN)/python -m django makemigrations --check --dry-run --settings motcua.config.settings

# Beside hand-written SQL, PostgreSQL and SQLite, in one run; BENCH="--rows 10000000" for more.
bench: setup-dev
	$(BIN)/motcua bench $(BENCH)

# Locks dependencies with hashes and without addresses (needs uv).
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock:
	$(LOCK) --extra build -o requirements.lock pyproject.toml
	$(LOCK) --extra build --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) node_modules out var dist build

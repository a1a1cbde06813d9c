# make run     the bot and the Playground on this machine      make chat    the bot in this terminal
# make quick   lint, and the tests that need nothing           make check   check the shipped portfolio
# make test    format, lint, types, imports, all tests but the browser's and the longest
# make lock    settle the exact versions anew                  make bench   print what a turn costs
# make load    keep half of the most the bot can do up for MINUTES=10, and tell what grew
# make chaos   kill the bot while it sends, and count what is lost and what is said twice
# make audit   ask whether a package that is used has known holes
# make clean   forget what was installed and built; the database in var/ stays

SHELL := /bin/bash
.PHONY: run chat check quick checks test every lock audit bench load chaos clean

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# A stamp is named after the lock it stands for, so a changed lock installs and an unchanged one costs nothing.
RUNTIME := $(VENV)/.runtime-$(shell cksum < requirements.lock | tr ' ' -)
TESTED := $(VENV)/.tested-$(shell cksum < requirements-test.lock | tr ' ' -)
SETTLE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --system-certs

# $(1) is the lock; pip's own lines go to a log, which is shown if something goes wrong.
define install
	@echo "Installing $$(grep -c == $(1)) packages from $(1), once ..."
	@set -o pipefail; $(PY) -m pip install --disable-pip-version-check --no-input --progress-bar off \
		--require-hashes -r $(1) 2> $(VENV)/pip.log | tee $(VENV)/pip.out \
		| awk '/^(Collecting|Requirement already)/ { if (++n % 10 == 0) { print "  " n " found"; fflush() } } \
			/^Installing collected/ { print "  unpacking ..."; fflush() }' \
		|| { tail -5 $(VENV)/pip.log >&2; echo "The packages could not be installed; see $(VENV)/pip.log." >&2; exit 2; }
endef

run: $(RUNTIME)
	@exec $(PY) -m bot run

chat: $(RUNTIME)
	@exec $(PY) -m bot chat

check: $(RUNTIME)
	@exec $(PY) -m bot check

# Told to write no bytecode, pytest would work every test's assertions out again at every run.
PYTEST := PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n auto --dist worksteal

quick: $(TESTED)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PYTEST) tests/unit

checks: $(TESTED)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	@set -o pipefail; $(VENV)/bin/lint-imports | sed 's/\x1b\[[0-9;]*m//g'  # it colours what no terminal shows
	$(PY) .ci/rooms.py

test: checks
	$(PYTEST) tests/unit tests/stores tests/http tests/project

# All there is, as `.ci/run` wants it: on every engine, in a browser, under siege, and with what no test reaches.
every: checks
	@rm -f .coverage .coverage.*
	@mkdir -p artifacts
	$(subst -m pytest,-m coverage run -m pytest,$(PYTEST)) --every-engine; told=$$?; \
		$(PY) -m coverage combine --quiet && $(PY) -m coverage report > artifacts/coverage.txt; \
		awk '/^TOTAL/ { print "Coverage: " $$NF " (artifacts/coverage.txt says where)" }' artifacts/coverage.txt; \
		exit $$told

bench: $(TESTED)
	@$(PY) -m tests.bench
	@exec $(PY) -m tests.bench.writers

chaos: $(TESTED)
	@exec $(PY) -m tests.chaos

MINUTES ?= 10
load: $(TESTED)
	@exec $(PY) -m tests.bench.front_door --minutes $(MINUTES)

# In an environment of its own, so that what audits is not among what is audited and measured.
audit: $(PY)
	@test -x $(VENV)/audit/bin/pip-audit || { $(PY) -m venv $(VENV)/audit \
		&& $(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.7,<3'; }
	$(VENV)/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.lock

lock: $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check uv 2> $(VENV)/pip.log || { cat $(VENV)/pip.log >&2; exit 2; }
	$(SETTLE) --upgrade --extra test pyproject.toml -o requirements-test.lock
	$(SETTLE) --upgrade --constraint requirements-test.lock pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) var/playground artifacts .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@command -v $(PYTHON) > /dev/null \
		|| { echo "Python 3.11 or newer is needed, and there is no $(PYTHON) here." >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
			"With another one: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null \
		|| { echo "This Python cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 2; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# Compiled here, since where Python is told to write no bytecode every start would compile it all again.
COMPILE := $(PY) -m compileall -q bot dialogs state

$(RUNTIME): | $(PY)
	$(call install,requirements.lock)
	@$(COMPILE)
	@touch $@

$(TESTED): | $(PY)
	$(call install,requirements-test.lock)
	@$(COMPILE)
	@touch $@ $(RUNTIME)

# One command each for what people do with the project; `make` alone lists them.
# Needs python3 (3.11 or newer, with venv), make and git; nothing else.

PORT ?= 8000
NOTES ?=
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
# The optional tests become compulsory where this is 1, as it is in CI.
export STUDYAPP_REQUIRE_ALL ?=

.PHONY: help setup run test check format bench requirements clean

help:
	@echo "make setup          build .venv with everything for development"
	@echo "make run            serve on http://127.0.0.1:$(PORT); NOTES=\"dir dir2\" imports those folders too"
	@echo "make test           every test that this machine can run"
	@echo "make check          formatting, lint, types, templates, layers, migrations, notes"
	@echo "make format         put code and templates in shape"
	@echo "make bench          the benchmarks"
	@echo "make requirements   compile the pinned requirements from pyproject.toml"

setup: .venv/.for-development

.venv/.made:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "studyapp needs Python 3.11 or newer; python3 is " + sys.version.split()[0])'
	python3 -m venv .venv
	@touch $@

.venv/.for-running: requirements.txt | .venv/.made
	@# What development needs holds all that running needs.
	@if [ -e .venv/.for-development ] && [ ! requirements.txt -nt .venv/.for-development ]; then :; \
	else $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt; fi
	@touch $@

.venv/.for-development: requirements-dev.txt | .venv/.made
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: .venv/.for-running
	@$(MANAGE) migrate --verbosity 0
	@# Exit code 1 means that some notes have problems, which were listed; the others are there.
	@$(MANAGE) import_notes content $(NOTES) || test $$? -eq 1
	@$(MANAGE) serve --port $(PORT)

test: .venv/.for-development
	@echo "== SQLite"
	@DATABASE_URL= $(PYTHON) -m pytest
	@echo "== PostgreSQL"
	@$(PYTHON) -m tests.throwaway_postgres $(PYTHON) -m pytest -m "django_db and not browser"

check: .venv/.for-development
	$(PYTHON) -m ruff format --check --quiet .
	$(PYTHON) -m ruff check --quiet .
	$(PYTHON) -m mypy studyapp manage.py
	git ls-files -z -- 'templates/*.html' | xargs -0 .venv/bin/djade --check --target-version 5.2
	.venv/bin/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run --verbosity 0
	STUDYAPP_HTTPS=1 $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) check_notes content

format: .venv/.for-development
	$(PYTHON) -m ruff format --quiet .
	$(PYTHON) -m ruff check --fix --quiet .
	git ls-files -z -- 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 5.2

bench: .venv/.for-development
	$(PYTHON) -m tests.benchmarks

COMPILE := .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command "make requirements" pyproject.toml

requirements: .venv/.for-development
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

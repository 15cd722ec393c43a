# Every target does its own set-up once; the second time it is quick.
PYTHON ?= python3
SETUP := $(PYTHON) packaging/setup_env.py
BIN := .venv/bin
LANGUAGE ?= de
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: run test check lint ratchet journeys journeys-large soak sheet bench shots strings clean

run:            ## open the desk: on the sample articles the first time, afterwards where it was left
	@$(SETUP) run --window
	@$(BIN)/workbench open --sample

test:           ## the whole test suite; needs no display
	@$(SETUP) dev
	@$(BIN)/coverage erase
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest -q -n $(WORKERS)
	@$(BIN)/coverage combine -q

check: test lint ratchet journeys    ## everything that must be green

lint:
	@$(SETUP) dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/deptry workbench

ratchet:        ## coverage may rise, never fall
	@$(BIN)/python packaging/coverage_ratchet.py

journeys:       ## whole tasks in a real window under Xvfb
	@$(SETUP) dev --window --tools
	$(BIN)/pytest -q -m window -p no:randomly tests/journeys

journeys-large: ## the same with all text at 200 %, but for those that click on places of the usual size
	@$(SETUP) dev --window --tools
	WORKBENCH_JOURNEY_PERCENT=200 $(BIN)/pytest -q -m "window and not mouse" -p no:randomly -k "not 100 and not 200" tests/journeys

soak:           ## every fault of tests/reliability at full size; the figures go to build/soak.md
	@$(SETUP) dev --tools
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n $(WORKERS) -p no:randomly -m soak --figures build/soak.md tests/reliability
	@cat build/soak.md

sheet:          ## the fact sheet of the sample articles, on standard output, without a display
	@$(SETUP) run
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	$(BIN)/workbench --library "$$tmp/sheet.db" import "Kazakhstan, January 2022" seeds/*.txt >&2 && \
	$(BIN)/workbench --library "$$tmp/sheet.db" export "Kazakhstan, January 2022"

bench:          ## figures as ratios; nothing is asserted; the last ones in a real window under Xvfb
	@$(SETUP) dev --window
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.hand

shots:          ## pictures of the desk in its states, into build/shots
	@$(SETUP) dev --window --tools
	@$(BIN)/python -m tests.journeys.shots build/shots

strings:        ## what is to be translated, as a file for Qt Linguist: make strings LANGUAGE=de
	@$(SETUP) dev
	@mkdir -p build
	@PYTHONPATH=. $(BIN)/python packaging/strings.py $(LANGUAGE) > build/desk_$(LANGUAGE).ts

clean:
	rm -rf .venv build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

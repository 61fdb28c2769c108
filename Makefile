# Everything here works on a machine with python3 (3.11 or newer), make and a package registry.
SHELL := /bin/bash
PYTHON ?= python3
STAMP := .setup-done
RUN := .venv/bin
DEMO := sqlite:///demo.db

.PHONY: help setup demo test check docs bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(STAMP) ## make .venv and the gazetteer; does nothing when they are up to date

$(STAMP): uv.lock pyproject.toml tools/setup tools/uv.txt tools/gazetteer.py
	@PYTHON=$(PYTHON) tools/setup
	@touch $@

demo: setup ## read an example article, then make a ledger of four stories and tell where to see it
	@$(RUN)/sayso read examples/barrier.html
	@$(RUN)/sayso add examples/demo.jsonl --ledger $(DEMO)
	@$(RUN)/sayso stories --ledger $(DEMO)
	@echo "The demo ledger is demo.db. To see it in a browser, run"
	@echo "    $(RUN)/sayso serve --ledger $(DEMO)"
	@echo "and open http://127.0.0.1:8765/"

test: setup ## run the tests
	@$(RUN)/pytest -n 3 --dist worksteal $(TESTS)

check: setup ## formatting, lint, types, the map of the rooms, what the docs list
	@$(RUN)/ruff format --check .
	@$(RUN)/ruff check .
	@$(RUN)/mypy
	@$(RUN)/pytest tests/test_rooms.py tests/test_docs.py

docs: setup ## fill the docs from the code: README's examples, docs/reference.md
	@$(RUN)/python tools/docs.py

bench: setup ## speed on the example rows
	@$(RUN)/python bench/speed.py examples/rows.jsonl

clean: ## take away what setup and the demo made
	rm -rf .venv .uv $(STAMP) demo.db demo.db-wal demo.db-shm

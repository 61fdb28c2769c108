# Everything here works on a machine with python3 (3.11 or newer), make and a package registry.
SHELL := /bin/bash
PYTHON ?= python3
STAMP := .setup-done
RUN := .venv/bin

.PHONY: help setup demo test check docs bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(STAMP) ## make .venv and the gazetteer; does nothing when they are up to date

$(STAMP): uv.lock pyproject.toml tools/setup tools/uv.txt tools/gazetteer.py
	@PYTHON=$(PYTHON) tools/setup
	@touch $@

demo: setup ## read an example article
	@$(RUN)/sayso read examples/barrier.html

test: setup ## run the tests
	@$(RUN)/pytest -n 2

check: setup ## formatting, lint, types, the map of the rooms, what the docs list
	@$(RUN)/ruff format --check .
	@$(RUN)/ruff check .
	@$(RUN)/mypy
	@$(RUN)/pytest tests/test_rooms.py tests/test_docs.py

docs: setup ## fill the docs from the code: README's examples, docs/reference.md
	@$(RUN)/python tools/docs.py

bench: setup ## speed on the example rows
	@$(RUN)/python bench/speed.py examples/rows.jsonl

clean: ## take away what setup made
	rm -rf .venv .uv $(STAMP)

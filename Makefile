# The commands of this project. GNU Make 3.81 (macOS) and any POSIX shell are enough.
# ARGS goes to the program that a command ends in:  make test ARGS="-k dates"  make site ARGS=--drafts

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve test check bench bench-verify measure pictures format install install-dev requirements clean clean-all

PYTHON ?=
export PYTHON
ARGS ?=
IN_VENV := .venv/bin/python
COMPILE := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name text; do printf 'make %-14s %s\n' "$$name" "$$text"; done

site: install ## build the site into _site/
	@$(IN_VENV) build.py $(ARGS)

serve: install ## show the site on this machine and reload it at every change
	@$(IN_VENV) build.py serve $(ARGS)

test: install-dev ## run every test
	@$(IN_VENV) -m tests.tools.chromium
	@$(IN_VENV) -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: install-dev ## ruff and mypy
	@$(IN_VENV) -m ruff check --quiet
	@$(IN_VENV) -m ruff format --check --quiet
	@$(IN_VENV) -m mypy --no-error-summary

bench: install-dev ## measure the build beside Hugo and others (ARGS=--write keeps it; npm for one of them)
	@$(IN_VENV) -m tests.tools.chromium
	@$(IN_VENV) -m bench.building $(ARGS)

bench-verify: install-dev ## measure how long comparing quotations takes
	@$(IN_VENV) -m bench.verifying $(ARGS)

measure: install-dev ## measure what readers meet, beside TimelineJS (ARGS=--write keeps it; needs npm)
	@$(IN_VENV) -m bench.measuring $(ARGS)

pictures: install-dev ## take the pictures of docs/pictures/ anew
	@$(IN_VENV) -m tests.tools.chromium
	@$(IN_VENV) -m tools.pictures

format: install-dev ## put the code in order, as far as ruff can
	@$(IN_VENV) -m ruff check --fix
	@$(IN_VENV) -m ruff format

install: ## make .venv and install requirements.txt into it
	@sh tools/install.sh requirements.txt

install-dev: ## make .venv and install requirements-dev.txt into it
	@sh tools/install.sh requirements-dev.txt

requirements: ## write requirements*.txt anew from *.in (needs uv; ARGS=--upgrade for newer versions)
	@$(COMPILE) $(ARGS) --output-file requirements.txt requirements.in
	@$(COMPILE) $(ARGS) --output-file requirements-dev.txt requirements-dev.in

clean: ## take away the site and what building and testing left
	@rm -rf _site .dateline .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean ## take away .venv and .tools as well
	@rm -rf .venv .tools

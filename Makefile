# `make site` builds the site into site/, `make verify` refuses one that was not checked, `make test` runs every test,
# `make serve` previews, `make check` checks without building, `make new` sets up what `hooks/new.py` reads exports with,
# `make docs` writes the pages on the rules and the schemas of records, `make stage` writes a copy into stage/ that other
# generators can build, `make bench` measures on made-up sites (half an hour), `make clean` removes what these made. Each
# sets up what it needs in .venv, once.

PYTHON ?= python3
BIN := .venv/bin

# The same commit gives the same bytes: its date stands in for today's, unless there is work not committed yet.
ifndef SOURCE_DATE_EPOCH
  SOURCE_DATE_EPOCH := $(shell test -z "$$(git status --porcelain 2>&1)" && git log -1 --format=%ct 2>/dev/null)
endif
DATED := $(if $(SOURCE_DATE_EPOCH),SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH))

# On GitHub what is found is shown beside the changed line.
FORMAT := $(if $(GITHUB_ACTIONS),github,concise)

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.NOTPARALLEL:
.PHONY: site test check verify new kill-rate bench docs serve stage clean

site: .venv/site.stamp
	$(DATED) $(BIN)/mkdocs build --strict

# What was promised in this commit and the one before it still holds, whoever took a line out of the list.
check: .venv/check.stamp
	@mkdir -p .cache
	@for commit in HEAD HEAD^; do git show $$commit:docs/permalinks.txt 2>/dev/null; done > .cache/permalinks.txt || :
	$(DATED) $(BIN)/python hooks/check.py --format $(FORMAT) --before .cache/permalinks.txt $(OPTIONS)
	$(BIN)/rumdl check --quiet --output-format $(FORMAT)

# Refuses a site/ that was not built by this check, or was touched since.
verify: .venv/check.stamp
	$(BIN)/python hooks/verify.py

new: .venv/new.stamp
	@echo 'Ready: $(BIN)/python hooks/new.py source, or claim; --help lists what it takes.'

docs: .venv/check.stamp
	$(BIN)/python hooks/rule_pages.py

# Plants 25 faults of every kind in docs/ and keeps the rates for the page on how the site is checked: some ten minutes.
kill-rate: .venv/dev.stamp
	cd tests && PYTHONPATH=../hooks:. ../$(BIN)/python -m kill_rate.harness --write

serve: .venv/site.stamp
	$(BIN)/mkdocs serve

stage: .venv/site.stamp
	$(DATED) $(BIN)/python hooks/stage.py

test: .venv/dev.stamp .venv/zensical.stamp
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy
	$(BIN)/rumdl check --quiet
	$(BIN)/zizmor --offline --strict-collection --persona pedantic --quiet .
	$(BIN)/actionlint -shellcheck= -pyflakes=
	$(BIN)/pytest

bench: .venv/bench.stamp
	$(BIN)/python tests/bench/measure.py

clean:
	rm -rf .venv .cache site stage .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/%.stamp: requirements/%.txt | .venv/python.stamp
	$(BIN)/pip install --quiet --require-hashes --requirement $<
	@touch $@

.venv/zensical.stamp: requirements/zensical.txt | .venv/dev.stamp
	@if $(BIN)/pip install --quiet --require-hashes --requirement $<; then touch $@; \
	  else echo 'Zensical cannot be installed here: what needs it is not tested.' >&2; fi

.venv/python.stamp:
	@command -v "$(PYTHON)" >/dev/null \
	  || { echo 'There is no $(PYTHON) here: install Python 3.11 or later, or name one, as in make PYTHON=/usr/bin/python3.12 $(or $(MAKECMDGOALS),site).' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo '$(PYTHON) is older than 3.11: install a later one, or name one, as in make PYTHON=/usr/bin/python3.12 $(or $(MAKECMDGOALS),site).' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo '$(PYTHON) cannot make virtual environments: install its venv module (on Debian and Ubuntu the package python3-venv).' >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv
	@touch $@

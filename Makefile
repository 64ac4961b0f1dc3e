# Set-up and chores; everything lands in .venv, system packages come from apt (see CONTRIBUTING).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-windows check bench evaluate live fuzz screenshots \
	installers test-installers clean

run: .venv/run
	@$(PYTHON) installer/linux/needs.py run
	$(BIN)/scam-guard

test: .venv/dev
	@$(PYTHON) installer/linux/needs.py test
	$(BIN)/pytest

test-windows: .venv/dev
	@$(PYTHON) installer/linux/needs.py windows
	$(BIN)/python installer/windows/wine.py test

check: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --platform linux
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports

bench: .venv/dev
	@$(PYTHON) installer/linux/needs.py test
	$(BIN)/python tests/bench --json build/bench.json $(if $(LISTS),--lists $(LISTS))

evaluate: .venv/dev
	$(BIN)/python tests/evaluate.py $(CORPUS)

live: .venv/dev
	@$(PYTHON) installer/linux/needs.py test
	$(BIN)/python tests/live.py $(CORPUS) --ordinary 200
	$(BIN)/python tests/live.py $(CORPUS) --ordinary 200 --browser firefox

fuzz: .venv/dev
	$(BIN)/python tests/fuzz.py

screenshots: .venv/dev
	@$(PYTHON) installer/linux/needs.py test
	$(BIN)/python tests/screenshots.py docs/pictures

installers: .venv/installers
	@$(PYTHON) installer/linux/needs.py installers
	$(BIN)/python installer/build.py

test-installers: .venv/dev .venv/installers
	@$(PYTHON) installer/linux/needs.py test-installers
	$(BIN)/pytest -m installers tests/installers

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Scam Guard needs Python 3.11 or newer")'
	@$(PYTHON) installer/linux/needs.py run
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'

.venv/run: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/dev: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --editable . --group dev
	@touch $@ .venv/run

.venv/installers: pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --editable . --group installers
	@touch $@ .venv/run

clean:
	rm -rf .venv build dist

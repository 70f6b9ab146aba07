# The words that people, the README and CI use.  Everything runs in .venv, which any target sets up.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := check
.PHONY: setup demo test check format docs golden fuzz bench

setup: .venv/.done

.venv/.done: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q textkit  # as any other install does, and where nothing else may write bytecode
	touch $@

demo: setup  ## clean real-looking pages, before and after
	$(BIN)/python tools/demo.py

test: setup  ## the whole suite
	$(BIN)/pytest

check: setup  ## what CI asks for: format, lint, types, generated docs, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python tools/docs.py --check
	$(BIN)/pytest

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: setup  ## write the generated parts of the README
	$(BIN)/python tools/docs.py

golden: setup  ## record what the command prints now; review the diff
	$(BIN)/python tools/golden.py

fuzz: setup  ## ten minutes of random texts against every law (for bytes, with atheris: tools/fuzz_bytes.py)
	$(BIN)/python tools/fuzz.py 10

bench: setup  ## one table a question
	@for file in benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

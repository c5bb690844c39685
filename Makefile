# Two commands do everything, set-up included:
#   make sample   reads the shipped sample corpus, prints its timeline and says where the brief lies
#   make check    style, types, layers and tests: exactly what the continuous integration runs

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: sample check test style types layers lock clean

sample: $(VENV)/.run
	$(BIN)/goodoffices sample out/sample.sqlite

check: style types layers test

style: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

test: $(VENV)/.dev
	$(BIN)/pytest -n 2

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

# The locks hold versions and hashes of every dependency, for all platforms; `make lock` makes them anew.
lock: | $(VENV)/bin/python
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--group pyproject.toml:build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--group pyproject.toml:build --group pyproject.toml:dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache

# Needs make and Python 3.11 or later; everything else is fetched into .venv and node_modules.
ifndef PYTHON
PYTHON := $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
endif
BIN := .venv/bin
# Arguments for `sejuk up` and pytest: make run ARGS="--port 9000", make test ARGS="tests/runtime"
ARGS ?=
SINCE ?= HEAD

.DEFAULT_GOAL := help
.PHONY: help run test test-changed test-slow lint bench weigh docs screenshots assets lock clean environment environment-dev

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

environment:
	@test -n "$(PYTHON)" || { echo "Python 3.11+ tidak ditemukan. / Python 3.11+ was not found."; exit 1; }
	@$(PYTHON) scripts/environment.py requirements.lock

environment-dev:
	@test -n "$(PYTHON)" || { echo "Python 3.11+ tidak ditemukan. / Python 3.11+ was not found."; exit 1; }
	@$(PYTHON) scripts/environment.py requirements-dev.lock

run: environment ## Start Sejuk with its demo world; Ctrl-C stops it
	@exec $(BIN)/sejuk up $(ARGS)

test: environment-dev assets ## Run the tests, about twenty minutes on two cores
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow" $(ARGS)

test-changed: environment-dev assets ## Run the tests of the rooms that changed since SINCE (HEAD)
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow" $$($(BIN)/python scripts/changed_tests.py $(SINCE)) $(ARGS)

test-slow: environment-dev assets ## Run the long tests: kills, fuzzing, scale
	$(BIN)/pytest -m slow $(ARGS)

lint: environment-dev assets ## Check style, types, imports between rooms, and the docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@test ! -d tests/docs || $(BIN)/pytest tests/docs

bench: environment-dev ## Measure speed and scale
	$(BIN)/sejuk bench all $(ARGS)

weigh: environment-dev ## Weigh the public pages of a running desk: make weigh ARGS=http://127.0.0.1:8000
	$(BIN)/python scripts/portal_weight.py $(ARGS)

docs: environment-dev assets ## Write the generated pages of docs/
	$(BIN)/python scripts/docs.py

screenshots: environment-dev assets ## Shoot every page into docs/
	$(BIN)/python scripts/screenshots.py

assets: environment ## Build style sheet, scripts, fonts and message catalogues, where something changed
	@$(BIN)/sejuk assets

lock: environment-dev ## Resolve the dependencies anew into the lock files
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --group build --group faces pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --group build --group faces --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	npm install --package-lock-only --ignore-scripts
	$(BIN)/python scripts/clean_package_lock.py

clean: ## Remove what was built or fetched, not the state folder
	rm -rf .venv node_modules src/sejuk/desk/static/build dist build .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

# `make demo` builds the graph of seeds/, `make test` runs the tests; both set everything up in .venv first.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: help setup demo test check engines-test lint-page wheel-test bench clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or newer; set PYTHON=/path/to/python3")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

setup: $(STAMP)  ## make .venv with kg and all that its tests need

demo: $(STAMP)  ## build the graph of seeds/ into exports/
	$(BIN)/kg build seeds/

test: $(STAMP)  ## run the whole test suite
	$(BIN)/python -m pytest -q --doctest-modules tests kg

check: $(STAMP)  ## lint, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

engines-test: $(STAMP)  ## ask Virtuoso and Comunica, as far as they are installed (CONTRIBUTING.md)
	PATH="$(CURDIR)/build/engines/node_modules/.bin:$$PATH" $(BIN)/python -m pytest -q -m engines tests/store

lint-page: $(STAMP)  ## lint the scripts of the page (needs Node.js; fetches ESLint)
	mkdir -p build/page
	$(BIN)/python -c 'from kg.export.html import script; print(script())' > build/page/page.js
	npx --yes eslint@9 -c tests/export_html/eslint.config.mjs --no-ignore build/page/page.js

wheel-test: $(STAMP)  ## run the tests against the built wheel, outside the source tree
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m build --quiet --wheel --outdir build/wheel
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt "$$(ls build/wheel/*.whl)[test]"
	rm -rf build/wheel/run && mkdir build/wheel/run && cp -r pyproject.toml README.md benchmarks seeds tests training build/wheel/run/
	cd build/wheel/run && ../venv/bin/python -m pytest -q tests

bench: $(STAMP)  ## words per second and peak memory on seeds/ and a larger text
	$(BIN)/python -m benchmarks.speed

clean:  ## remove everything that can be made again
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

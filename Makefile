# What a person runs: make setup, check, test, bench, demo. Everything that is fetched is fetched by `setup`;
# after that no target asks for anything outside this machine.

PYTHON := .venv/bin/python
NODE_BIN := node_modules/.bin
CHROMIUM := /usr/bin/chromium
# Chromium without any part of a window: the browser tests play in it.
HEADLESS_CHROMIUM := /usr/bin/chromium-headless-shell
JAVA := /usr/bin/java
SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
SUITES := $(wildcard tests/unit tests/pyodide tests/plugin tests/engines tests/e2e)
FIREFOX := /usr/bin/firefox-esr
WEBKIT := /usr/bin/WebKitWebDriver
XVFB := /usr/bin/Xvfb
# Two at a time, in their order, and what only computes where these leave a processor idle (tests/conftest.py).
SIDE_BY_SIDE := -n 3 --dist loadscope --no-loadscope-reorder
HEADLESS ?=
ONLY ?=
WRITE ?=

.DEFAULT_GOAL := help
.PHONY: help setup needed vendor check lint lint-python lint-javascript collect test engines bench images demo \
	release clean
# What was compiled is kept, wherever this is run.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo 'make setup              fetch what the tools need (Python packages, npm packages, browsers, Java)'
	@echo 'make check              lint, types and unit tests, no browser'
	@echo 'make test               everything: check, Pyodide under Node, a real SillyTavern in three browsers'
	@echo 'make engines            of that only the main ways in Firefox and in WebKitGTK'
	@echo 'make bench [ONLY=name]  measure, side by side in one run; WRITE=1 refreshes docs/benchmarks.md'
	@echo 'make images             take the pictures in docs/images anew'
	@echo 'make demo [HEADLESS=1]  a SillyTavern with Limner, a story model and a painter on this machine'
	@echo 'make release VERSION=x  everything tested, then version, changelog, commit and tag; without: a check'
	@echo 'make vendor             put Pyodide beside the extension (vendor/pyodide)'
	@echo 'make clean              forget the virtual environment, node_modules, vendor, caches and builds'

setup: needed $(HEADLESS_CHROMIUM) $(FIREFOX) $(WEBKIT) $(XVFB)

# What the demo cannot do without.
needed: .venv/.stamp node_modules/.stamp $(CHROMIUM) $(JAVA) vendor/.stamp

# pip learnt `--group` in 25.1, which is newer than what many a Python brings.
.venv/.stamp: pyproject.toml
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Limner needs Python 3.11 or newer; python3 is older or missing.' >&2; exit 1; }
	test -x $(PYTHON) || python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(PYTHON) -m pip install --quiet --group dev
	@touch $@

node_modules/.stamp: package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { echo 'Limner'"'"'s tools need Node.js 20 or newer with npm.' >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# Each is the package of its own name; both are of one version, so whichever comes brings the other up to date.
$(CHROMIUM) $(HEADLESS_CHROMIUM):
	@echo '$(@F) is missing: installing it with apt-get.'
	@{ $(SUDO) apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends chromium $(@F); } || \
		{ echo '$(@F) could not be installed. Install it so that $@ exists, then run make again.' >&2; \
		exit 1; }
	@test -x $@ || { echo 'apt-get installed $(@F), but not as $@.' >&2; exit 1; }

# Java is what EPUBCheck runs in (tests/unit/book), and nothing else: where it cannot be had, that test says so and is skipped.
$(JAVA):
	@echo 'Java is missing: installing it with apt-get.'
	@{ $(SUDO) apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends default-jre-headless; } || \
		echo 'Java could not be installed, so books are not held against EPUBCheck.' >&2

# Safari's engine is WebKitGTK's. Only tests/engines plays in these: where one cannot be had, its tests say so and are skipped.
$(FIREFOX) $(WEBKIT) $(XVFB) &:
	@echo 'Firefox or WebKitGTK is missing: installing both with apt-get.'
	@{ $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq \
		--no-install-recommends firefox-esr webkit2gtk-driver xvfb; } || \
		echo 'They could not be installed, so nothing is played in Firefox and in WebKitGTK.' >&2

vendor: vendor/.stamp

vendor/.stamp: node_modules/.stamp .venv/.stamp tools/vendor.py tools/package_index.py tools/compile_stdlib.mjs \
		tools/compile_limner.mjs $(wildcard python/pyodide.json python/modules.json)
	$(PYTHON) -m tools.vendor
	$(PYTHON) -m tools.package_index
	@touch $@

lint: lint-python lint-javascript

lint-python: .venv/.stamp
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

lint-javascript: node_modules/.stamp
	$(NODE_BIN)/prettier --check --log-level warn .
	$(NODE_BIN)/eslint .
	$(NODE_BIN)/tsc --project tsconfig.json
	$(NODE_BIN)/tsc --project plugin/tsconfig.json

# pytest compiles each file of tests for itself, which takes as long as a quarter of the unit tests: here once, while
# mypy has but one of two processors, and not in both of its workers at once.
collect: .venv/.stamp
	@mkdir -p build
	@$(PYTHON) -m pytest --collect-only --quiet $(SUITES) > build/collected.txt || { tail -n 40 build/collected.txt; exit 1; }

check: $(JAVA)
	@$(MAKE) --no-print-directory --jobs 2 lint-python lint-javascript collect
	$(PYTHON) -m pytest -n 2 --dist worksteal tests/unit

# One run of pytest for all suites, so that its closing line speaks for all of them.
test: setup
	@$(MAKE) --no-print-directory --jobs 2 lint-python lint-javascript collect
	$(PYTHON) -m pytest $(SIDE_BY_SIDE) $(SUITES)

engines: setup
	$(PYTHON) -m pytest tests/engines

bench: setup
	$(PYTHON) -m tests.bench $(ONLY) $(if $(filter-out 0,$(WRITE)),--write)

images: needed $(HEADLESS_CHROMIUM)
	$(PYTHON) -m tools.demo --headless
	cp build/demo-streaming.png docs/images/streaming.png
	cp build/demo-phone.png docs/images/phone.png
	LIMNER_IMAGES=docs/images $(PYTHON) -m pytest tests/e2e/test_painters.py tests/e2e/test_presets.py \
		tests/e2e/test_settings_panel.py tests/e2e/test_cast_panel.py tests/e2e/test_book.py \
		tests/e2e/test_gallery.py tests/e2e/test_message_buttons.py tests/e2e/test_trace.py \
		tests/e2e/test_nextchat.py tests/e2e/test_nextchat_sync.py \
		-k 'fits or looks_calm or who_has_just_come or the_cast or the_preview_shows or is_read_aloud or opens_the_menu_and_the_viewer or by_the_badge or a_chat_goes_out_is_gone_on_with or a_chat_is_linked_written'

demo: needed
	@$(PYTHON) -m tools.demo $(if $(filter-out 0,$(HEADLESS)),--headless)

# With a version everything is played first; without one it only says what a release lacks.
release: $(if $(VERSION),test,.venv/.stamp)
	$(PYTHON) -m tools.release $(VERSION)

clean:
	rm -rf .venv node_modules vendor .cache build .mypy_cache .pytest_cache .ruff_cache .hypothesis

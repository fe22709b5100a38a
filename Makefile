# Two commands: `make run` and `make test`. Both are quick the second time.

DATA   ?= data/demo
PORT   ?= 8501
PYTHON ?= python3

VENV := .venv/bin/python
LOCK  = $(VENV) -m uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11

.PHONY: run test check lock fresh bench fuzz venv install install-dev

run: install
	@$(VENV) -m pipelines build "$(DATA)"
	@port=$$($(VENV) -c 'import socket, sys; first = int(sys.argv[1]); \
	print(next(p for p in range(first, first + 100) if socket.socket().connect_ex(("127.0.0.1", p))))' $(PORT)) && \
	echo "The dashboard: http://127.0.0.1:$$port (Ctrl+C stops it)" && \
	exec env WIDER_STAGE_PUBLISHED="$(DATA)/.build/published" $(VENV) -m streamlit run dashboard/app.py \
		--server.address 127.0.0.1 --server.port $$port --server.headless true --browser.gatherUsageStats false

test: install-dev
	@BROWSER_PATH="$$($(VENV) -m tests.ensure_browser)" && export BROWSER_PATH && \
	$(VENV) -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: install-dev
	@$(VENV) -m ruff format --check .
	@$(VENV) -m ruff check .
	@$(VENV) -m mypy
	@$(VENV) -m pytest --quiet tests/test_architecture.py

# requirements*.in say what we want; requirements*.txt say exactly what that is, with hashes.
lock: install-dev
	@$(LOCK) requirements.in --output-file requirements.txt
	@$(LOCK) requirements-dev.in --output-file requirements-dev.txt

# How fast, as ratios of one run: `make bench SCALE=10`. Data is generated once, into .bench.
bench: install-dev
	@$(VENV) -m benchmarks.run --scale $(or $(SCALE),1)

# All mutations of files, and every moment of being killed: minutes. `make fuzz CASES=5000 SEED=7`.
fuzz: install-dev
	@$(VENV) -m tests.fuzz.run --seed $(or $(SEED),1) --cases $(or $(CASES),1000)
	@$(VENV) -m pytest -q -m slow

# Both commands in a clone of the last commit, with the time that they take.
fresh:
	@$(PYTHON) -m tests.fresh_clone

venv:
	@for python in $(PYTHON) $$(test ! -x $(VENV) || echo $(VENV)); do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Wider Stage needs Python 3.11 or newer; $$python is $$($$python --version 2>&1)." >&2; \
		echo "Install one and name it (make run PYTHON=python3.12), or remove an old .venv." >&2; exit 1; }; \
	done
	@$(VENV) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || { \
		echo "Python cannot make .venv. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

install: venv
	@$(call install_lock,requirements.txt)

install-dev: venv
	@$(call install_lock,requirements-dev.txt)

# Installs a lock only when it is not the one installed last: its hash lies in .venv.
define install_lock
	hash=$$($(VENV) -c 'import hashlib, pathlib, sys; \
	print(hashlib.sha256(pathlib.Path(sys.argv[1]).read_bytes()).hexdigest())' $(1)) && \
	if [ "$$(cat .venv/installed-$(1) 2>/dev/null)" != "$$hash" ]; then \
		echo "Installing $(1) into .venv (once, a minute or two)" && \
		$(VENV) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) && \
		echo "$$hash" > .venv/installed-$(1); \
	fi
endef

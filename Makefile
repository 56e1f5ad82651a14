# `make run` shows the dashboard, `make test` checks everything. Each needs Python 3.11 or later and the network, once.

PORT := 8501
DEMONSTRATION := var/demonstration.duckdb
DATABASE := $(DEMONSTRATION)

PYTHON := .venv/bin/python
RUN := .venv/.installed-run
DEV := .venv/.installed-dev

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint types imports dependencies unit browser test-long coverage pictures bench bench-pages bench-first bench-readers bench-papers bench-places bench-server check format lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN) $(filter $(DEMONSTRATION),$(DATABASE)) ## the dashboard on this machine; DATABASE=var/dashboard.duckdb PORT=8501
	SEND_KPIS_DATABASE="$(DATABASE)" $(PYTHON) -m streamlit run app.py \
		--server.address 127.0.0.1 --server.port $(PORT) --server.headless true

# Only where there is none: its own database, so that no demonstration row ever meets a real one.
$(DEMONSTRATION): | $(RUN)
	@mkdir -p $(@D) && rm -f $@.wal
	$(PYTHON) -m kpis demo --database $@

test: lint types dependencies unit browser ## everything that must hold before a commit; a test of `unit` checks the imports

lint: $(DEV) ## style and layout
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check

format: $(DEV) ## mends what `make lint` can mend itself
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format

types: $(DEV) ## every function is called as its types say
	$(PYTHON) -m pyright --pythonpath $(PYTHON)

imports: $(DEV) ## pages > presentation > kpis > data, and Streamlit only in the pages
	.venv/bin/lint-imports --no-logo

dependencies: $(DEV) ## what is imported is what is required
	$(PYTHON) -m deptry .

unit: $(DEV) ## every test that needs no browser
	@tools/ensure_nginx.sh
	@tools/ensure_postgresql.sh
	$(PYTHON) -m pytest -n auto --ignore=tests/browser --durations=10

browser: $(DEV) ## the tests in a browser
	@tools/ensure_browser.sh
	$(PYTHON) -m pytest tests/browser -n 3 --dist loadscope --durations=10

test-long: $(DEV) ## what is slow by nature: a thousand kills, and many more generated examples
	@tools/ensure_browser.sh
	@tools/ensure_postgresql.sh
	TEST_SAMPLE=long $(PYTHON) -m pytest -n auto -m "long or hypothesis" --durations=10

coverage: $(DEV) ## which lines and branches no test without a browser reaches
	@tools/ensure_nginx.sh
	@tools/ensure_postgresql.sh
	$(PYTHON) -m pytest -n auto --ignore=tests/browser \
		--cov=app --cov=places --cov=pages --cov=presentation --cov=kpis --cov=data --cov-branch --cov-report=term-missing:skip-covered

pictures: $(DEV) $(filter $(DEMONSTRATION),$(DATABASE)) ## pictures of every page
	@tools/ensure_browser.sh
	$(PYTHON) -m benchmarks.pictures --database "$(DATABASE)"

bench: $(DEV) ## how long loading and computing take here, beside DuckDB alone and a user's own script; ROWS=1000000,10000000
	$(PYTHON) -m benchmarks $(if $(ROWS),--rows $(ROWS))

bench-pages: $(DEV) $(filter $(DEMONSTRATION),$(DATABASE)) ## how long pages take here, beside bare Streamlit pages
	@tools/ensure_browser.sh
	$(PYTHON) -m benchmarks.page_times --database "$(DATABASE)"

bench-first: $(DEV) $(filter $(DEMONSTRATION),$(DATABASE)) ## what a first visit costs, with compressed files and without
	@tools/ensure_browser.sh
	$(PYTHON) -m benchmarks.first_visit --database "$(DATABASE)"

bench-readers: $(DEV) $(filter $(DEMONSTRATION),$(DATABASE)) ## how many readers the dashboard bears here, beside a lone one and beside bare Streamlit
	$(PYTHON) -m benchmarks.reader_times --database "$(DATABASE)" --meanwhile load edition raises away --closed 130

bench-papers: $(DEV) $(filter $(DEMONSTRATION),$(DATABASE)) ## how long papers and the public page take here, and how large they are
	$(PYTHON) -m benchmarks.paper_times --database "$(DATABASE)"

bench-places: $(DEV) ## what 40 places on one machine cost; SERVER=postgresql://ADMINISTRATOR@HOST/postgres
	@tools/ensure_browser.sh
	$(PYTHON) -m benchmarks.servers.places "$(SERVER)"

bench-server: $(DEV) ## what a record in PostgreSQL costs beside a file; SERVER=postgresql://ADMINISTRATOR@HOST/postgres
	$(PYTHON) -m benchmarks.servers.one_record "$(SERVER)"

check: $(RUN) ## every measure and the plan: all faults at once
	$(PYTHON) -m kpis check

# For every Python and system at once, and wheels alone: nothing of a package runs while it is installed.
LOCK := -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--only-binary :all: --emit-build-options $(UPGRADE)

lock: $(DEV) ## the lock files after a requirements file has changed; UPGRADE=--upgrade takes what is newest of the rest
	$(PYTHON) $(LOCK) --output-file requirements.lock requirements.txt
	$(PYTHON) $(LOCK) --output-file requirements-dev.lock --constraint requirements.lock requirements-dev.txt

clean: ## removes the virtual environment and the demonstration, never your own database
	rm -rf .venv $(DEMONSTRATION) $(DEMONSTRATION).wal

$(PYTHON):
	@tools/make_venv.sh .venv

# A package whose contents are not those of the lock file is not installed; nor is one that it does not have.
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --requirement

# The stamps are older than a changed lock file: the next target then installs what is new.
$(RUN): requirements.lock | $(PYTHON)
	@echo "Installing the packages; this takes a minute or two, once."
	@$(PYTHON) $(INSTALL) $<
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo "Installing what the tests need; this takes a minute or two, once."
	@$(PYTHON) $(INSTALL) $<
	@touch $@

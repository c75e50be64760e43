# ARGS reaches the command behind a target: make demo ARGS=--check, make test ARGS="-k quota".
ARGS =
PYTHON = .venv/bin/python
COMPILE = $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset stop test test-postgres15 lock messages

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Install what is missing, fill a made-up Götene and serve it on http://localhost:8000
	@.ci/bootstrap.sh demo
	@$(PYTHON) manage.py serve_demo $(ARGS)

demo-reset: ## Empty the demo's database and fill it anew
	@.ci/bootstrap.sh demo
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py demo --reset

stop: ## Stop the embedded PostgreSQL server; its data stays
	@$(PYTHON) -m gotene.embedded stop

test: ## Install what is missing and run every check and test
	@.ci/bootstrap.sh test
	@.ci/test.sh $(ARGS)

test-postgres15: ## Run the tests on a PostgreSQL 15 of the machine's packages, with an address for each role
	@.ci/bootstrap.sh test
	@.ci/test-postgres15.sh $(ARGS)

lock: ## Compile the requirements files from pyproject.toml
	@$(PYTHON) -m pip install --quiet uv
	@$(COMPILE) pyproject.toml -o requirements.txt
	@$(COMPILE) --extra dev pyproject.toml -o requirements-dev.txt

messages: ## Compile the translations
	@$(PYTHON) -c 'import pathlib, polib; [polib.pofile(p).save_as_mofile(p.with_suffix(".mo")) for p in pathlib.Path("gotene/locale").rglob("*.po")]'

# Two commands are enough: `make demo` and `make test`. `make help` tells what else there is.
PYTHON ?= python3
BIN := .venv/bin
# A widget's white space is part of what people type; djhtml leaves those alone.
TEMPLATES := find templates -name '*.html' -not -path '*/widgets/*' -print0 | xargs -0
# Kept, what Python compiles is there for the next process; the tests start dozens.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help demo start test check fix bench mutants assets

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## Everything set up, a demo municipality running, a council report made (ONCE=1: check it and stop)
	@$(PYTHON) bin/prepare
	@$(BIN)/python -m demo.run $(if $(ONCE),--once)

start: ## The same without demo, to begin with a municipality of your own (ONCE=1: check it and stop)
	@$(PYTHON) bin/prepare
	@$(BIN)/python -m wijkaanpak.local.start $(if $(ONCE),--once)

test: ## The whole suite: PostgreSQL, real processes, browser (ARGS="tests/programmes -k initiative" for a part)
	@$(PYTHON) bin/prepare --browser
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -q $(ARGS)

check: ## Style, types, import order, migrations, translations, production settings
	@$(PYTHON) bin/prepare
	@echo "check: ruff" && $(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@echo "check: djhtml" && $(TEMPLATES) $(BIN)/djhtml --check
	@echo "check: mypy" && $(BIN)/mypy
	@echo "check: import order" && $(BIN)/lint-imports
	@echo "check: packages" && $(BIN)/python -m pip check
	@echo "check: migrations" && $(BIN)/python manage.py makemigrations --check --dry-run
	@echo "check: released migrations" && $(PYTHON) bin/release-migrations
	@echo "check: translations" && $(BIN)/python -m wijkaanpak.translations --check
	@echo "check: production settings" && $(BIN)/python bin/check-production

fix: ## Put code and templates in their form
	@$(PYTHON) bin/prepare
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .
	@$(TEMPLATES) $(BIN)/djhtml

bench: ## Measure the product against its limits, on this machine (`make bench faults night` for those alone)
	@$(PYTHON) bin/prepare
	@$(BIN)/python -m bench $(SUBJECTS) $(ARGS)

# What is typed after bench is for bench: to make these are targets too, with nothing to do.
ifeq ($(firstword $(MAKECMDGOALS)),bench)
SUBJECTS := $(filter-out bench,$(MAKECMDGOALS))
.PHONY: $(SUBJECTS)
$(SUBJECTS):
	@:
endif

mutants: ## Change the rules of figures, scores and small numbers one at a time: does a test notice? (ARGS="…" for a part)
	@$(PYTHON) bin/prepare
	@$(BIN)/python -m bench._mutants $(ARGS)

assets: ## Build style sheets and scripts again
	@$(PYTHON) bin/prepare
	@$(BIN)/python -m wijkaanpak.assets --force

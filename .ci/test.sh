#!/bin/sh
# Every check there is; ends with the first that fails. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python

"$python" -m ruff check
"$python" -m ruff format --check
.venv/bin/lint-imports
# The tests' database server is their own; it starts by itself but does not stop by itself.
trap 'GOTENE_DATA=.data/tests "$python" -m gotene.embedded stop >/dev/null' EXIT
"$python" -m pytest -n "$(getconf _NPROCESSORS_ONLN)" "$@"

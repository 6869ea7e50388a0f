#!/bin/sh
# sqlite-utils 4.2.1: `import sqlite_utils` imports pandas wherever it is installed, and all that pandas loads, also where no
# data frame is ever handed in: several hundred milliseconds and tens of megabytes of what has nothing to do with the
# database. In an environment of tests that holds pandas for something else, an app is measured with it that leaves without.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlite-utils==4.2.1 pandas==3.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import subprocess
import sys

ASKED = """
import resource, sys, time
{before}
began = time.process_time()
import sqlite_utils
took = (time.process_time() - began) * 1000
print("pandas" in sys.modules and sys.modules["pandas"] is not None, round(took), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def asked(before):
    done = subprocess.run([sys.executable, "-c", ASKED.format(before=before)], capture_output=True, text=True, check=True)
    loaded, took, memory = done.stdout.split()
    return loaded == "True", took, memory


version = importlib.metadata.version("sqlite-utils")
for before in ("", "", "sys.modules['pandas'] = None"):  # the first time it is compiled
    loaded, took, memory = asked(before)
print("sqlite-utils", version, "without pandas:", took, "ms of the processor,", memory, "MB at the highest")
with_it, took, memory = asked("")
print("with pandas installed:", took, "ms,", memory, "MB; pandas loaded:", with_it)
sys.exit(0 if with_it and not loaded else 1)
PYTHON

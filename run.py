"""Sets up what is missing on this machine, then starts the app or its tests. Standard library only.

    python3 run.py            the app             python3 run.py JOURNAL, python3 run.py list JOURNAL ...
    python3 run.py test       the tests           python3 run.py test -k search ...

It needs Python 3.11 or newer. On Linux it looks for the shared libraries that Qt needs, and installs the missing ones
on Debian and its kin, as root or through sudo; elsewhere it says what to install. It makes `.venv` beside this file
and installs exactly the versions of the lock, checked by their hashes. The second start does none of this again.

This file is read by every Python from 2.7 on, so that an old one is told what it is; the rest is in tools/set_up.py.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("Leader Journal needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])
    sys.exit(1)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from tools.set_up import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

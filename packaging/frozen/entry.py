"""Where the frozen app begins."""

import sys

from leader_journal.__main__ import main

sys.exit(main())

"""`python -m learnt.interfaces.commands`: the `learnt` command without its script."""

import sys

from learnt.interfaces.commands import main

sys.exit(main())

"""`python -m app` is the same as `vigil`."""

import sys

from app.cli import main

sys.exit(main())

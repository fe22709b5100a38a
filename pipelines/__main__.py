"""`python -m pipelines …`"""

import sys

try:
    from pipelines.cli import main
except KeyboardInterrupt:  # as `cli.main` has it, which is not there yet
    print("stopped before it began.", file=sys.stderr)
    sys.exit(130)
sys.exit(main())

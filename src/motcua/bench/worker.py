"""A process of the bench: `python -m motcua.bench.worker CASE JSON`.

It answers each line on its input ("run", "end") with a line of JSON on its output; anything else
that is printed goes to stderr.
"""

import json
import os
import sys
from typing import IO, Any


def main(case: str, given: dict[str, Any]) -> None:
    """Make the case, then do as told until the input ends."""
    said = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    import django

    django.setup()
    from motcua.bench import machine
    from motcua.bench.cases import registry

    measured = registry.make(case, given)
    _say(said, {})
    for line in sys.stdin:
        if line.strip() == "run":
            _say(said, {"seconds": list(measured.run())})
        else:
            peak = machine.peak_with(getattr(measured, "server_pid", None))
            _say(said, {"answer": measured.answer(), "peak": peak})


def _say(stream: IO[str], content: dict[str, Any]) -> None:
    stream.write(json.dumps(content) + "\n")
    stream.flush()


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))

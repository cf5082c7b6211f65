"""How the tests are shared out among several processes (docs/adr/0015): a file at a time.

The files of tests/demo go together, for they look at one demonstration, which takes a while to
build.
"""

from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/demo/",)


class Sharing(LoadFileScheduling):
    """A file, or a folder whose files go together, to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        for folder in TOGETHER:
            if nodeid.startswith(folder):
                return folder
        return super()._split_scope(nodeid)

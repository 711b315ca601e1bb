"""The one writer. What is made is staged first, and moved in by rename only when all of it is there.

    check_place(output, root)
    with locked(root) as work:
        place = survey(output, work)
        written = publish(files, place, work)

At any moment every address of the old or of the new site is a whole file. The manifest in the output
lists our files with their hashes. In the workshop, `.dateline/`, stand the lock, what is staged, a table of
what our files looked like when we left them, and the cache, which is not ours.
"""

from dateline.publish.output.files import File, Written
from dateline.publish.output.locking import WORK, Say, Work, locked, to_stderr
from dateline.publish.output.manifest import MANIFEST
from dateline.publish.output.place import Place, check_place, survey
from dateline.publish.output.publishing import publish
from dateline.publish.output.writer import WRITER, Writer

__all__ = [
    "MANIFEST",
    "WORK",
    "WRITER",
    "File",
    "Place",
    "Say",
    "Work",
    "Writer",
    "Written",
    "check_place",
    "locked",
    "publish",
    "survey",
    "to_stderr",
]

"""What the sources are worth: who rests on whom, and who tells of what."""

from dateline.story.evidence.coverage import Cover, Known, Silence, coverage, known, named, silence
from dateline.story.evidence.independence import Bond, Independence, Witness, independence, origins
from dateline.story.evidence.quotations import printed_by

__all__ = [
    "Bond",
    "Cover",
    "Independence",
    "Known",
    "Silence",
    "Witness",
    "coverage",
    "independence",
    "known",
    "named",
    "origins",
    "printed_by",
    "silence",
]

"""How a page of ours, and what it rests on, is cited: in words, as BibTeX, and in the head of the page.

Nothing here knows when a page was last changed: whoever asks gives the day.
"""

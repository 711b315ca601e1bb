"""`make measure`: what readers meet on our pages, beside TimelineJS with the same events."""

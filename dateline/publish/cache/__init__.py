"""What was made before, kept in the workshop so that it is made once.

A piece (a page, or one event's part of a list) is used again only when everything that it was made from is
the same: the engine, the libraries, the settings, and each fact that was read. Nothing else depends on the
cache: without it, the same bytes come out, later.
"""

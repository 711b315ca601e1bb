"""Tests of Dateline; the folders mirror `dateline/`."""

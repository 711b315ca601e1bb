"""Tools that stand around the build."""

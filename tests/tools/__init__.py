"""What the tests share.

`serving.serve_folder` is a static file server, `pages` holds `axe` and `watch`, `nu.html_problems` asks the Nu HTML
checker, `needs.require` skips what the machine cannot run; the fixtures stand in `tests/conftest.py`.
Nothing is imported here: `python -m tests.tools.chromium` runs before every test run and must be quick.
"""

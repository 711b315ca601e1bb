"""What is wrong with a date, for the editor who wrote it. A leaf."""

from __future__ import annotations


class DateError(ValueError):
    """A text is not a date. `message` says what is wrong, `hint` what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}"

"""What templates become: Python that calls and escapes directly, with its words translated already.

Jinja's own code looks up at every call whether the callee wants the context, wraps every text that it has
escaped in a Markup only to join it, and translates a word at each place of each page. All three are known
when a template is compiled; a page takes a third of the time without them.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterator
from keyword import iskeyword
from typing import Any, Final, Protocol

from jinja2 import BytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser
from markupsafe import Markup, escape

_WORDS: Final = ("name", "lparen", "string", "rparen")
_special: Final = re.compile(r"[&<>\"']").search


class Codes(Protocol):
    """Where compiled templates are kept, for the same engine, language and templates."""

    def take(self, name: str) -> bytes | None:
        """What was put under this name."""

    def put(self, name: str, data: bytes) -> None:
        """Keeps `data`."""


class Spoken(Extension):
    """`_("Sources")` becomes the translated words; messages with values stay calls.

    `environment.spoken` translates a message.
    """

    priority = 200  # after Jinja's own i18n, which reads {% trans %}

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Each call with nothing but a message, as the words in the language, which Jinja takes as safe."""
        held: list[Token] = []
        for token in stream:
            held.append(token)
            if token.type != _WORDS[len(held) - 1] or (len(held) == 1 and token.value != "_"):
                # what was held is no call; the last token may begin one
                again = held.pop() if len(held) > 1 and token.type == "name" and token.value == "_" else None
                yield from held
                held = [again] if again else []
            elif len(held) == len(_WORDS):
                yield from held if "%(" in held[2].value else self._said(held[2])
                held = []
        yield from held

    def _said(self, message: Token) -> Iterator[Token]:
        words = self.environment.spoken(message.value)  # type: ignore[attr-defined]
        yield Token(message.lineno, "string", words)
        yield Token(message.lineno, "pipe", "|")
        yield Token(message.lineno, "name", "safe")


class Once(Extension):
    """`{% once a, b %}…{% endonce %}`: written once for all pages of a depth where `a` and `b` are the same.

    What stands inside may depend on nothing else but the site: on no other value of the page.
    `environment.once` remembers.
    """

    tags: Final = {"once"}  # type: ignore[misc]

    def parse(self, parser: Parser) -> nodes.Node:
        """The tag as a call that gets what stands inside as its caller."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{parser.free_identifier().name}")
        way = nodes.Name("url", "load")
        keys = parser.parse_tuple(with_condexpr=True) if parser.stream.current.type != "block_end" else None
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        call = self.call_method("once", [place, way, *([keys] if keys else [])])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def once(self, *key: Any, caller: Callable[[], Markup]) -> Markup:
        """What was written for the same place, way and values; else what is written now."""
        written: Markup = self.environment.once(key, caller)  # type: ignore[attr-defined]
        return written


class Compiled(BytecodeCache):
    """Templates that were compiled before, by their own name and source."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks, but never with pickle."""
        data = self._codes.take(f"{bucket.key} {bucket.checksum}")
        if data is not None:
            bucket.code = marshal.loads(data)  # checked bytes, of this very Python

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks."""
        self._codes.put(f"{bucket.key} {bucket.checksum}", marshal.dumps(bucket.code))


class DirectCode(CodeGenerator):
    """Calls without the detour over the context, but for globals that ask for it."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja's name)
        """As Jinja's own, where nothing has to be handed over."""
        if self._wants_context(node.node) or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        first, rest = _parted(node)
        if first:
            self.visit(first, frame)
        elif forward_caller or rest.dyn_args or rest.dyn_kwargs:
            self.write("*()")
        self.signature(rest, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _wants_context(self, callee: nodes.Expr) -> bool:
        if not isinstance(callee, nodes.Name):
            return False
        found = self.environment.globals.get(callee.name)
        return hasattr(found, "jinja_pass_arg")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)


def _parted(call: nodes.Call) -> tuple[nodes.Node | None, nodes.Call]:
    """The first argument, and the call with the others: `signature` begins each with a comma."""
    args, kwargs = list(call.args), list(call.kwargs)
    first = args.pop(0) if args else kwargs.pop(0) if kwargs else None
    return first, nodes.Call(call.node, args, kwargs, call.dyn_args, call.dyn_kwargs)


def written(value: object) -> str:
    """A value as it stands in HTML: escaped, or as it is where nothing in it has to be."""
    if type(value) is Markup or (type(value) is str and not _special(value)):
        return value
    return escape(value)

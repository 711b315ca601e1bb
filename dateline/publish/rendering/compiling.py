"""What templates become: Python that calls and escapes directly, with its words translated already.

Jinja's own code looks up at every call whether the callee wants the context, wraps every text that it has
escaped in a Markup only to join it, and translates a word at each place of each page. All three are known
when a template is compiled; a page takes a third of the time without them.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Mapping
from keyword import iskeyword
from typing import Any, Final, Protocol

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_VALUE: Final = re.compile(r"%(?:\((\w+)\)[sd]|%)")  # in a message; without a name it is a %
_special: Final = re.compile(r"[&<>\"']").search


class Codes(Protocol):
    """Where compiled templates are kept, for the same engine, language and words."""

    def take(self, name: str) -> bytes | None:
        """What was put under this name."""

    def put(self, name: str, data: bytes) -> None:
        """Keeps `data`."""


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


class Held(dict[str, bytes]):
    """`Codes` for one build: several environments run what was compiled once."""

    take = dict.get
    put = dict.__setitem__


class Spoken(NodeTransformer):
    """`_("Sources")` becomes the translated words, and `_("Quotes %(name)s", name=x)` their parts around `x`.

    `translated` gives a message in the language, which Jinja takes as safe.
    """

    def __init__(self, translated: Callable[[str], str], environment: Environment) -> None:
        self._translated = translated
        self._environment = environment

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """A message with all its values; what is written otherwise stays a call, which says what is wrong."""
        self.generic_visit(call)
        name, rest = call.node, (call.dyn_args, call.dyn_kwargs)
        if not isinstance(name, nodes.Name) or name.name != "_" or len(call.args) != 1 or any(rest):
            return call
        message = call.args[0]
        if not isinstance(message, nodes.Const):
            return call
        parts = self._parts(message.value, {one.key: one.value for one in call.kwargs})
        if len(parts) > 1:
            return nodes.Concat(parts, lineno=call.lineno, environment=self._environment)
        return parts[0] if parts else call

    def visit_Output(self, output: nodes.Output) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """Parts one after the other need not be joined first."""
        self.generic_visit(output)
        nested = (one.nodes if isinstance(one, nodes.Concat) else [one] for one in output.nodes)
        output.nodes = [one for several in nested for one in several]
        return output

    def _parts(self, message: str, values: Mapping[str, nodes.Expr]) -> list[nodes.Expr]:
        """None where a value is missing, or where something else stands for one."""
        words = self._translated(message)
        if "%" in _VALUE.sub("", words) or not {*_VALUE.findall(words)} <= {"", *values}:
            return []
        split = _VALUE.split(words)  # words, then in turn a name and words
        named = [values[name] if name else self._safe("%") for name in split[1::2]]
        said = [self._safe(one) for one in split[::2]]
        return [said[0], *(one for pair in zip(named, said[1:], strict=True) for one in pair)]

    def _safe(self, words: str) -> nodes.Expr:
        const = nodes.Const(words, environment=self._environment)
        return nodes.MarkSafe(const, environment=self._environment)


class Straight(Macro):
    """A macro called with its arguments in their order: there is nothing to be sorted out."""

    def __call__(self, *args: Any, **names: Any) -> Any:  # noqa: D102 (as Jinja's)
        missed = self._argument_count - len(args)
        if names or missed < 0:
            return super().__call__(*args, **names)
        text = self._func(*args, *((missing,) * missed))
        return Markup(text) if self._default_autoescape else text  # noqa: S704 (its values were escaped)


class DirectCode(CodeGenerator):
    """Calls without the detour over the context, but for globals that ask for it."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """As Jinja's own, but translated."""
        environment: Any = self.environment
        super().visit_Template(Spoken(environment.spoken, environment).visit(node), frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """As Jinja's own; a caller, and arguments without a name, are left to it."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        name = getattr(macro_ref.node, "name", None)
        names = tuple(one.name for one in macro_ref.node.args)
        self.write(f"environment.straight(environment, macro, {name!r}, {names!r}, ")
        self.write("False, False, False, context.eval_ctx.autoescape)")

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
    return str(value) if type(value) is int else escape(value)

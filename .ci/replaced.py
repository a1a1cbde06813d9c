"""What mypy does not know by itself: `msgspec.structs.replace` takes the fields of the Struct it is given."""

from __future__ import annotations

from collections.abc import Callable

from mypy.expandtype import expand_type_by_instance
from mypy.nodes import ARG_NAMED_OPT, ARG_POS, TypeInfo
from mypy.plugin import FunctionSigContext, Plugin
from mypy.types import FunctionLike, Instance, Type, TypeVarType, get_proper_type


class Replaced(Plugin):
    """Checks names and types of what is replaced, as mypy does for dataclasses."""

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """The hook for `replace`, none for others."""
        return _signature if fullname == "msgspec.structs.replace" else None


def _signature(context: FunctionSigContext) -> FunctionLike:
    if not context.args[0]:
        return context.default_signature
    given = get_proper_type(context.api.get_expression_type(context.args[0][0]))
    kind = get_proper_type(given.upper_bound) if isinstance(given, TypeVarType) else given
    fields = _fields(kind.type) if isinstance(kind, Instance) else {}
    if not isinstance(kind, Instance) or not fields:
        return context.default_signature
    return context.default_signature.copy_modified(
        arg_names=[None, *fields],
        arg_kinds=[ARG_POS, *[ARG_NAMED_OPT] * len(fields)],
        arg_types=[given, *(expand_type_by_instance(each, kind) for each in fields.values())],
        ret_type=given,
        variables=[],
    )


def _fields(kind: TypeInfo) -> dict[str, Type]:
    names = [
        attribute["name"]
        for base in reversed(kind.mro)
        for attribute in base.metadata.get("dataclass", {}).get("attributes", ())
    ]
    found = {name: kind.get(name) for name in names}
    return {name: node.type for name, node in found.items() if node is not None and node.type is not None}


def plugin(version: str) -> type[Plugin]:
    """What mypy asks this file for."""
    return Replaced

"""The log: quiet, on stderr, and never a token, a body or what people wrote."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from secrets import token_hex

import structlog
from structlog.contextvars import bind_contextvars, get_contextvars, merge_contextvars, reset_contextvars

# At their debug level these write tokens and whole messages.
TALKATIVE = (
    "msrest",
    "msal",
    "urllib3",
    "requests",
    "botframework",
    "botbuilder",
    "sqlalchemy",
    "apscheduler",
)

_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


def set_up(level: str) -> None:
    """Write log lines of this level and above to stderr."""
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=number, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # A person reads a terminal; what is written elsewhere is read by machines, a JSON object a line.
    for_people = sys.stderr.isatty()
    renderer = structlog.dev.ConsoleRenderer() if for_people else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def get() -> structlog.typing.FilteringBoundLogger:
    """The logger."""
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    if _quiet.get():
        logger = structlog.wrap_logger(
            None, wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING)
        )
    return logger


def tells_details() -> bool:
    """Whether lines of the debug level are written; to make one for nobody costs a turn some microseconds."""
    return logging.getLogger().isEnabledFor(logging.DEBUG)


@contextmanager
def quietly() -> Iterator[None]:
    """Only what is wrong is logged meanwhile, also by tasks begun in it: what is tried out has not happened."""
    before = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(before)


@contextmanager
def turn(kind: str) -> Iterator[str]:
    """Everything logged meanwhile, also by tasks begun in it, carries the turn's id and kind; gives the id."""
    number = token_hex(4)
    bound = bind_contextvars(turn=number, kind=kind)
    try:
        yield number
    finally:
        reset_contextvars(**bound)


def turn_id() -> str:
    """The id of the turn under way, which a person is told when it fails; "" outside of one."""
    return str(get_contextvars().get("turn", ""))


def trace(error: BaseException) -> dict[str, str]:
    """What an exception says about our code: its class and where it came from.

    Its message is left out, since a driver's or a parser's quotes the words somebody wrote.
    """
    steps = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in reversed(steps))
    return {"error": type(error).__name__, "where": where}

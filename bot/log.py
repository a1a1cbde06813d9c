"""The log: quiet, on stderr, and never a token, a body or what people wrote."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

import structlog

# At their debug level these write tokens and whole messages.
TALKATIVE = (
    "msrest",
    "msal",
    "urllib3",
    "requests",
    "botframework",
    "botbuilder",
    "sqlalchemy",
    "aiosqlite",
    "apscheduler",
)


def set_up(level: str) -> None:
    """Write log lines of this level and above to stderr."""
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=number, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def get() -> structlog.typing.FilteringBoundLogger:
    """The logger."""
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return logger


def trace(error: BaseException) -> dict[str, str]:
    """What an exception says about our code: its class and where it came from.

    Its message is left out, since a driver's or a parser's quotes the words somebody wrote.
    """
    steps = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in reversed(steps))
    return {"error": type(error).__name__, "where": where}

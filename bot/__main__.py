"""`python -m bot [serve|run|chat|rules|reminders|check|package]`: the commands, and a sentence for what cannot be."""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from bot.operation import log
from bot.operation.faults import CannotStart
from bot.settings import Settings, read_settings

FAULT = 2
YOUNG = 4_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if it went well, 2 with the reasons on stderr if it could not start."""
    _speak_utf8(sys.stdin, sys.stdout, sys.stderr)
    gc.disable()  # what is loaded at the start stays; looking for garbage in it is a fifth of the time
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except CannotStart as fault:
        for line in fault.lines:
            sys.stderr.write(f"{line}\n")
        return FAULT
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the output has had enough, which is no fault
        return 0
    finally:
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Fremdrift: deadlines of boligsociale helhedsplaner, in Microsoft Teams.",
    )
    parser.set_defaults(command=_serve)
    commands = parser.add_subparsers(metavar="command")
    serve = commands.add_parser("serve", help="listen for Teams (what happens without a command)")
    serve.set_defaults(command=_serve)
    run = commands.add_parser("run", help="listen, and start the Playground beside it if Node.js is there")
    run.set_defaults(command=_run)
    chat = commands.add_parser(
        "chat", help="talk to the bot in the terminal; lines on stdin make a transcript"
    )
    chat.add_argument("--as", dest="name", metavar="NAME", help="be one of the Playground's people")
    chat.add_argument("--clock", metavar="MOMENT", help="an ISO moment from which the clock runs")
    chat.set_defaults(command=_chat)
    rules = commands.add_parser("rules", help="show a plan's derived deadlines with rule and source")
    rules.add_argument("--plan", required=True, metavar="NAME", help="the plan's name, for instance nørrebro")
    rules.set_defaults(command=_rules)
    reminders = commands.add_parser(
        "reminders", help="show what would be sent to whom and when; sends nothing"
    )
    reminders.add_argument("--until", required=True, metavar="DAY", help="for instance 2027-12-31")
    reminders.set_defaults(command=_reminders)
    check = commands.add_parser("check", help="check a portfolio and report every fault")
    check.add_argument(
        "portfolio", nargs="?", type=Path, metavar="FILE", help="default: the shipped portfolio"
    )
    check.set_defaults(command=_check)
    package = commands.add_parser("package", help="write the app package an administrator uploads to Teams")
    package.add_argument("--app-id", required=True, metavar="ID", help="the bot's app id from Azure")
    package.add_argument(
        "--domain", required=True, metavar="NAME", help="the host name the bot is reached at"
    )
    package.add_argument(
        "--publisher", metavar="NAME", help="who offers the app, for instance the municipality"
    )
    package.add_argument(
        "--version", metavar="N.N.N", help="higher at every upload; default: the manifest's own"
    )
    package.add_argument("--out", type=Path, default=Path("fremdrift.zip"), metavar="FILE")
    package.set_defaults(command=_package)
    return parser


def _serve(_: argparse.Namespace) -> int:
    settings = _settings()

    async def work() -> None:
        from bot.app import serve
        from bot.wiring import the_house

        async with the_house(settings) as house:
            _loaded()
            await serve(house, _say)

    _event_loop(settings, work)
    return 0


def _run(_: argparse.Namespace) -> int:
    settings = _settings()
    if not settings.sandbox:
        raise CannotStart("the Playground is for the sandbox; in production use: python -m bot serve")

    async def work() -> None:
        from bot.app import serve_with_playground
        from bot.wiring import the_house

        async with the_house(settings) as house:
            _loaded()
            await serve_with_playground(house, _say)

    _event_loop(settings, work)
    return 0


def _chat(asked: argparse.Namespace) -> int:
    settings = _settings()
    if not settings.sandbox:
        raise CannotStart("chat is for the sandbox: it asks nobody who they are; unset FREMDRIFT_MODE")
    if asked.clock:
        settings = settings.model_copy(update={"clock": _moment(asked.clock)})
    from bot.commands.terminal import Terminal, converse, person_named
    from bot.wiring import the_house

    cast = person_named(asked.name)
    with asyncio.Runner(loop_factory=_loop_factory(settings)) as runner:
        opening = the_house(settings)
        house = runner.run(opening.__aenter__())
        _loaded()
        try:
            converse(Terminal(house, cast, sys.stdout), runner)
        finally:
            runner.run(opening.__aexit__(None, None, None))
    return 0


def _rules(asked: argparse.Namespace) -> int:
    settings = _settings()

    async def work() -> None:
        from bot.commands.report import deadline_table
        from bot.wiring import the_house

        async with the_house(settings) as house:
            _say(await deadline_table(house.store, asked.plan))

    _event_loop(settings, work)
    return 0


def _reminders(asked: argparse.Namespace) -> int:
    until = _day(asked.until)
    settings = _settings()

    async def work() -> None:
        from bot.commands.forecast import forecast_table
        from bot.wiring import the_house

        async with the_house(settings) as house:
            _say(await forecast_table(house, until))

    _event_loop(settings, work)
    return 0


def _check(asked: argparse.Namespace) -> int:
    from bot.wiring import the_portfolio

    portfolio = the_portfolio(asked.portfolio)
    _say(
        f"ok: {len(portfolio.plans)} plans, {len(portfolio.appropriations)} appropriations, "
        f"{len(portfolio.questions)} open questions, {len(portfolio.organisation.bodies)} bodies"
    )
    return 0


def _package(asked: argparse.Namespace) -> int:
    from bot.commands.package import Package, unfilled_pages, write_package

    package = Package(app_id=asked.app_id, domain=asked.domain, version=asked.version)
    if asked.publisher is not None:
        package = replace(package, publisher=asked.publisher)
    write_package(package, asked.out)
    _say(f"{asked.out} is written; upload it in the Teams admin center.")
    for page in unfilled_pages():
        _say(f"{page.name} still has blanks of yours to fill; they are marked in {page}")
    return 0


def _loaded() -> None:
    """What is there now stays and is not gone through again; a turn makes its garbage beside it."""
    gc.freeze()
    gc.set_threshold(YOUNG, 3, 3)
    gc.enable()


def _settings() -> Settings:
    settings = read_settings()
    log.set_up(settings.log_level.value)
    return settings


def _moment(said: str) -> datetime:
    from bot.settings import aware_moment

    try:
        return aware_moment(datetime.fromisoformat(said))
    except ValueError:
        raise CannotStart(
            f"--clock {said}: it must be an ISO moment, for instance 2027-09-01T09:00"
        ) from None


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise CannotStart(f"--until {said}: it must be an ISO day, for instance 2027-12-31") from None


def _event_loop(settings: Settings, work: Callable[[], Coroutine[object, object, None]]) -> None:
    with asyncio.Runner(loop_factory=_loop_factory(settings)) as runner:
        runner.run(work())


def _loop_factory(settings: Settings) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """PostgreSQL's driver refuses Windows' default loop, which alone can start the Playground there."""
    on_server = settings.database_url.startswith("postgresql")
    return asyncio.SelectorEventLoop if on_server and sys.platform == "win32" else None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _speak_utf8(*streams: TextIO) -> None:
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())

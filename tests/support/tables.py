"""A table of many small cases as one test, which names every row that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def every_row(*rows: tuple[object, ...]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Check each row, whose parts the test takes as arguments; cheaper than a test a row, and as exact in failing."""

    def of(check: Callable[..., None]) -> Callable[[], None]:
        def checked() -> None:
            assert rows, "the table is empty"
            failed = [(row, fault) for row in rows if (fault := _fault(check, row)) is not None]
            if failed:
                told = "\n".join(
                    f"{', '.join(map(repr, row))}: {type(fault).__name__}: {fault}" for row, fault in failed
                )
                raise AssertionError(f"{len(failed)} of {len(rows)} rows:\n{told}") from failed[0][1]

        checked.__name__, checked.__qualname__ = check.__name__, check.__qualname__
        checked.__module__, checked.__doc__ = check.__module__, check.__doc__
        return checked

    return of


def each(values: Iterable[object]) -> tuple[tuple[object], ...]:
    """Rows of one part."""
    return tuple((one,) for one in values)


def _fault(check: Callable[..., None], row: tuple[object, ...]) -> Exception | None:
    try:
        check(*row)
    except Exception as fault:
        return fault
    return None


def _told(row: tuple[object, ...], fault: Exception) -> str:
    return f"{', '.join(map(repr, row))}: {type(fault).__name__}: {fault}"

"""The store as the rest of the house sees it: records by kind, optimistic versions, one transaction a change.

A record is a frozen Struct of `state/` with `id: str` and `version: int`; version 0 means "not saved yet".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Generic, Protocol, TypeVar

from msgspec import Struct


class Record(Protocol):
    """What every stored value has."""

    @property
    def id(self) -> str:
        """The key within its kind."""

    @property
    def version(self) -> int:
        """How often it has been saved; 0 before the first time."""


R = TypeVar("R", bound=Record)


class OneOf(Struct, frozen=True):
    """A criterion: the field equals one of these values."""

    values: tuple[object, ...]


class Between(Struct, frozen=True):
    """A criterion: the field is a date from `first` to `last`, both included; None leaves that side open.

    A field without a value never lies between.
    """

    first: date | None = None
    last: date | None = None


class Glance(Struct, Generic[R], frozen=True):
    """One record as it stands, and the revisions at the same moment; the record is None where there is none."""

    revisions: dict[str, int]
    record: R | None


class Reading(Protocol):
    """A consistent look at the store."""

    async def get(self, kind: type[R], record_id: str) -> R | None:
        """The record of this kind with this id, or None."""

    async def find(
        self,
        kind: type[R],
        /,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
        **where: object,
    ) -> tuple[R, ...]:
        """Records whose named fields meet the criteria (a value, OneOf or Between).

        `order` names fields, "-" in front for descending; fields without a value come last, and ties are
        ordered by id. Only fields the kind is indexed by may be named; another one raises ValueError.
        """

    async def count(self, kind: type[R], /, **where: object) -> int:
        """How many records `find` would give without a limit."""

    async def versions(self, kind: type[R]) -> dict[str, int]:
        """The version of every record of this kind, by id: what has changed is found without reading it all."""

    async def revisions(self) -> dict[str, int]:
        """For each kind of record, by class name, a number that grows with every saved change of that kind.

        So what was read from some kinds still holds while their numbers are the same, whichever process saves.
        Conversations (`Talk`) are not counted, nor whatever else `state.store.tables` says is not; a kind never
        saved is absent.
        """


class Writing(Reading, Protocol):
    """A transaction: everything put is saved together, or nothing is."""

    async def put(self, record: R) -> R:
        """Save a record and return it with its new version.

        A record with version 0 is new; raises RecordMovedOn if the id is taken. Any other version must be the
        one in the store; raises RecordMovedOn otherwise. Audit entries can only be new.
        """

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        """Save records of one kind, each id once, as `put` would one by one; a statement for many of them."""

    async def hold(self, name: str) -> None:
        """Wait for whoever holds this name, and keep others who want to hold it waiting until this transaction ends.

        For records that transactions of different plans change, or one that remembers and one that does not. What is
        read after it is what the others have left.
        """


class Store(Protocol):
    """An engine. Leaving `writing()` or `remembering()` normally commits, by an exception rolls back.

    No transaction is opened inside another one.
    """

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """Open a look that writes nothing and never waits for a writer."""

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """What is committed now, in any process: one record and all revisions, as cheaply as the engine can."""

    def writing(self, plans: Iterable[str] | None = None) -> AbstractAsyncContextManager[Writing]:
        """Open a transaction that changes what is true; it waits its turn.

        Without `plans` nobody else writes meanwhile, so that what it has read holds until it commits. One that names
        them may change what belongs to them alone, and may rely on that and on what no single plan owns (people, the
        organisation, shared money and questions); on an engine where several can write, others change other plans
        meanwhile.
        """

    def remembering(self) -> AbstractAsyncContextManager[Writing]:
        """Open a transaction for what conversations remember, which waits for no plan's.

        It may put only kinds of record that are `remembered` (`state.store.tables`), another one raises ValueError.
        What two of them save at once, the versions settle: the second is refused.
        """

    def alone(self, name: str) -> AbstractAsyncContextManager[None]:
        """Keep other processes from whatever else is done under this name; not tasks of the same process."""

    async def close(self) -> None:
        """Let go of every connection."""

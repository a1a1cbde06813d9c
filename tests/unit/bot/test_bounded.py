"""A memory that holds only so much lets go of what was put longest ago."""

from __future__ import annotations

from bot.operation.bounded import Bounded


def a_memory(**values: int) -> Bounded[int]:
    memory: Bounded[int] = Bounded(3)
    for key, value in values.items():
        memory.put(key, value)
    return memory


def kept(memory: Bounded[int]) -> dict[str, int | None]:
    return {key: memory.get(key) for key in "abcde" if key in memory}


def test_no_more_is_kept_than_there_is_room_for_and_the_oldest_goes() -> None:
    memory = a_memory(a=1, b=2, c=3, d=4, e=5)
    assert kept(memory) == {"c": 3, "d": 4, "e": 5}
    assert len(memory) == 3


def test_what_is_put_again_is_the_newest_and_has_its_new_value() -> None:
    memory = a_memory(a=1, b=2, c=3)
    memory.put("a", 9)
    memory.put("d", 4)
    assert kept(memory) == {"a": 9, "c": 3, "d": 4}


def test_to_look_at_something_does_not_keep_it_longer() -> None:
    memory = a_memory(a=1, b=2, c=3)
    assert memory.get("a") == 1
    memory.put("d", 4)
    assert kept(memory) == {"b": 2, "c": 3, "d": 4}


def test_what_is_forgotten_is_gone_and_forgetting_the_unknown_does_no_harm() -> None:
    memory = a_memory(a=1, b=2)
    memory.forget("a")
    memory.forget("e")
    assert kept(memory) == {"b": 2}
    assert memory.get("a") is None


def test_the_oldest_are_forgotten_up_to_the_first_that_is_not_old() -> None:
    memory = a_memory(a=1, b=9, c=1)
    memory.forget_while(lambda value: value < 5)
    assert kept(memory) == {"b": 9, "c": 1}
    memory.forget_while(lambda value: value < 100)
    assert kept(memory) == {}

"""Who may do what; asking is for everybody."""

from __future__ import annotations

import pytest

from state.organisation.people import RIGHTS, Action, Role, covers
from state.records.errors import NotAllowed
from tests.support.builders import a_person
from tests.support.tables import every_row

# One line an action, one column a role: for nobody, for one's own unit or oneself, for anybody.
TABLE = """
                      | viewer | contributor | coordinator | admin
settle-question       | no     | no          | any         | any
open-round            | no     | no          | any         | any
answer-request        | no     | own         | any         | any
save-contribution     | no     | own         | any         | any
submit-contribution   | no     | own         | any         | any
approve-contribution  | no     | own         | any         | any
withdraw-contribution | no     | own         | any         | any
return-contribution   | no     | no          | any         | any
include-contribution  | no     | no          | any         | any
reopen-contribution   | no     | no          | any         | any
set-role              | no     | no          | no          | any
set-unit              | no     | no          | any         | any
set-deputy            | no     | own         | any         | any
hand-over             | no     | own         | any         | any
undo                  | no     | own         | any         | any
change-own-settings   | own    | own         | own         | own
advance-calendar      | no     | no          | no          | any
record-decision       | no     | no          | any         | any
correct-decision      | no     | no          | any         | any
release-funds         | no     | no          | any         | any
settle-alarm          | no     | no          | any         | any
share-money           | no     | no          | any         | any
remove-share          | no     | no          | any         | any
set-deadline          | no     | no          | any         | any
move-deadline         | no     | no          | any         | any
mark-met              | no     | no          | any         | any
mark-not-relevant     | no     | no          | any         | any
reopen-deadline       | no     | no          | any         | any
log-meeting           | no     | no          | any         | any
close-point           | no     | no          | any         | any
register-plan         | no     | no          | any         | any
renew-plan            | no     | no          | any         | any
merge-plans           | no     | no          | any         | any
rename-plan           | no     | no          | any         | any
remind-me             | own    | own         | own         | own
cancel-reminder       | own    | own         | own         | own
snooze                | own    | own         | own         | own
hand-back             | own    | own         | own         | own
finish-step           | own    | own         | any         | any
set-wishes            | own    | own         | own         | own
set-lead              | no     | no          | any         | any
nudge                 | no     | no          | any         | any
set-reminders         | no     | no          | any         | any
"""


def cells() -> list[tuple[Role, Action, str]]:
    heading, *lines = TABLE.strip("\n").splitlines()
    roles = [Role(name.strip()) for name in heading.split("|")[1:]]
    return [
        (role, Action(line.split("|")[0].strip()), cell.strip())
        for line in lines
        for role, cell in zip(roles, line.split("|")[1:], strict=True)
    ]


@every_row(*cells())
def test_a_role_may_do_what_the_table_says(role: Role, action: Action, scope: str) -> None:
    person = a_person(role)
    assert person.may(action) is (scope != "no")
    assert covers(person, action, person.unit) is (scope != "no")
    assert covers(person, action, "another") is (scope == "any")


@every_row(*cells())
def test_what_a_role_may_not_do_is_refused_with_the_action_named(
    role: Role, action: Action, scope: str
) -> None:
    if scope != "no":
        a_person(role).must_be_allowed(action)
        return
    with pytest.raises(NotAllowed) as refused:
        a_person(role).must_be_allowed(action)
    assert refused.value.action == action.value


def test_the_table_leaves_no_action_and_no_role_out() -> None:
    assert {(role, action) for role, action, _ in cells()} == {(r, a) for r in Role for a in Action}
    assert set(RIGHTS) == set(Action)


@pytest.mark.parametrize("action", Action)
def test_a_refusal_names_the_least_role_that_may(action: Action) -> None:
    refused_to = [role for role in Role if role not in RIGHTS[action]]
    for role in refused_to:
        with pytest.raises(NotAllowed) as refused:
            a_person(role).must_be_allowed(action)
        needed = Role(refused.value.needs)
        assert needed in RIGHTS[action]
        assert all(role not in RIGHTS[action] for role in list(Role)[: list(Role).index(needed)])

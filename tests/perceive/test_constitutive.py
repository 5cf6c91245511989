"""Where "shall" states what is, and where it lays a duty; the sentences are ours."""

from __future__ import annotations

import pytest

from annotator.perceive.constitutive import states_only

STATES = (
    "The Council shall consist of a chair and such other members as the Minister may appoint.",
    "A member shall hold office for three years and shall be eligible for a further term.",
    "Section 12 shall apply to a warrant under this section.",
    "An appeal shall lie to the High Court.",
    "The notice shall take effect on the day after its publication.",
    "The Secretary shall be the head of the office.",
    "A seizure made in good faith shall not be invalid for a slip in the form.",
    "Nothing in this Part shall require a provider to keep records.",
    "This section shall not affect a privilege of the press.",
    "The order shall cease to have effect after thirty days.",
    "This Act shall extend to the whole country.",
)
LAYS_A_DUTY = (
    "The Council shall meet four times a year.",
    "A provider shall apply the measures that the order names.",
    "A person who needs a licence shall apply to the Authority for one.",
    "It shall be the duty of every officer to help.",
    "The fund shall consist of fees and shall be audited each year.",
    "The Minister may appoint a council, which shall consist of five members.",
    "Persons in custody shall be treated with humanity.",
    "This Act is about computers.",
    "The provider shall prevent access to the page.",
    "The operator shall continue to preserve the data.",
    "The licensee shall cease to carry the channel.",
    "Nothing in the file shall be disclosed to anybody.",
)
RELEASES = (
    "A provider shall not be criminally liable for what it could not know.",
    "A journalist need not name the source.",
    "This Part shall not prejudice the rights of the accused.",
)


@pytest.mark.parametrize("text", STATES)
def test_it_only_states(text: str) -> None:
    assert states_only(text)


@pytest.mark.parametrize("text", LAYS_A_DUTY)
def test_it_lays_a_duty_or_gives_leave_first(text: str) -> None:
    assert not states_only(text)


@pytest.mark.parametrize("text", RELEASES)
def test_it_releases_somebody(text: str) -> None:
    assert states_only(text, is_release_asked=True)


def test_a_statement_alone_releases_nobody() -> None:
    assert not states_only(STATES[0], is_release_asked=True)

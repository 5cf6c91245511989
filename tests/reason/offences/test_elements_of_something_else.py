"""Words of intention or harm that a clause says of something else than the offence that it punishes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from factories import LawBuilder

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.cues import CueFinder
from annotator.reason.applicability import can_apply
from annotator.reason.offences.anatomy import find_harm, find_mental_element
from annotator.reason.offences.elements import with_elements_asked_for
from annotator.reason.offences.negation import HARM_THRESHOLDS, MENTAL_ELEMENTS
from annotator.reason.offences.waiver import find_waiver
from annotator.records import Judgement

CATALOGUE = load_catalogue()
NLP = spacy.blank("en")
CUES = CueFinder(NLP, CATALOGUE.lexicons)


def judged(words: str, probability: float = 0.6) -> tuple[str, Judgement]:
    law = LawBuilder().section("1").says(
        words, roles=["offence"], offences=["illegal-access"], probabilities={"risk:missing-intent": probability}
    ).build()  # fmt: skip
    (one,) = law.judgements
    cues = tuple(c for c in CUES.find(NLP.make_doc(law.text)) if one.clause.span.contains(c.span))
    return law.text, replace(one, cues=cues)


def mental(words: str) -> str | None:
    text, one = judged(words)
    found = find_mental_element(text, one)
    return found.quote if found else None


def harm(words: str) -> str | None:
    text, one = judged(words)
    found = find_harm(text, [one])
    return found.quote if found else None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # A graver form with a penalty of its own.
        ("Whoever opens mail is liable to a fine. If it was done intentionally, the fine is doubled.", None),
        ("Whoever opens mail is liable to prison for one year, or for four years if he acts knowingly.", None),
        ("Whoever opens mail knowingly is liable to a fine. If it was done for gain, the fine is doubled.", "knowingly"),
        ("Whoever opens mail is punished; if he does so intentionally, the penalty is raised by half.", None),
        ("A provider who knowingly opens mail commits an offence.", "knowingly"),
        ("Imprisonment for two years shall be imposed on whoever knowingly opens mail.", "knowingly"),
        ("A person is guilty of an offence if he knowingly opens mail and is liable to a fine.", "knowingly"),
        # What the accused must prove, or what is presumed of him.
        ("Whoever opens mail commits an offence. It is a defence that he did not act knowingly.", None),
        ("Whoever opens mail commits an offence unless he proves that he was not aware of the lock.", None),
        ("Whoever opens mail commits an offence and shall be presumed to have acted knowingly.", None),
        ("Whoever knowingly opens mail commits an offence. It is a defence that it was his own.", "knowingly"),
        # Somebody else's knowledge.
        ("Whoever films another without that person knowing it commits an offence.", None),
        ("Whoever, knowing that it is forbidden, films another commits an offence.", "knowing that"),
        # What a treaty lets a party ask for.
        ("Each Party shall punish the opening of mail. A Party may require that it be done with dishonest intent.", None),
        ("Each Party shall punish the intentional opening of mail. A Party may require dishonest intent.", "intentional"),
        # What an exception lets people do.
        ("Whoever opens mail, except in order to deliver it, commits an offence.", None),
        ("Whoever, other than a carrier, opens mail in order to read it commits an offence.", "in order to"),
        ("No person commits an offence by opening mail unless he does so knowingly.", "knowingly"),
        # The purpose of an order, not of the person who disobeys it.
        ("Whoever disobeys an order made in order to find mail commits an offence.", None),
        # The purpose of a tool, not of whoever sells it.
        ("Whoever sells a device designed primarily for the purpose of opening mail commits an offence.", None),
        ("Whoever sells a program specially created for the purpose of opening mail commits an offence.", None),
        ("Whoever sells a device for the purpose of opening mail commits an offence.", "for the purpose of opening"),
    ],
)  # fmt: skip
def test_intention(words: str, found: str | None) -> None:
    assert mental(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Whoever opens mail is liable to prison for two years, and where serious harm is caused, for five years.", None),
        ("Whoever opens mail and thereby causes serious harm is liable to prison for two years.", "causes serious harm"),
        ("Whoever opens mail with intent to cause serious harm commits an offence.", None),
        ("Whoever opens mail with intent to read it and thereby causes serious harm commits an offence.", "causes serious harm"),
        ("Each Party shall punish the opening of mail. A Party may require that serious harm be caused.", None),
        # The condition of a graver form behind its penalty, or as a participle.
        ("Whoever opens mail goes to prison for one year. The term is five years of prison if serious harm is caused.", None),
        ("Opening mail means prison for one year. The same act, causing serious harm, means prison for five years.", None),
    ],
)  # fmt: skip
def test_harm(words: str, found: str | None) -> None:
    assert found is None if harm(words) is None else found is not None and str(harm(words)) in found


@pytest.mark.parametrize(
    ("words", "possible"),
    [
        # Between a rule for all and a rule for one: the model hesitates at 0.6.
        ("Whoever (a) opens mail; (b) knowingly hides mail; or (c) burns mail commits an offence.", True),
        (
            "Whoever (a) opens, (b) hides, (c) burns, (d) cuts, (e) wets, (f) sells, (g) folds, (h) copies, (i) sends or "
            "(j) knowingly loses mail commits an offence.",
            True,
        ),
        ("Whoever knowingly (a) opens mail; (b) hides mail; or (c) burns mail commits an offence.", False),
        ("A person commits an offence if (a) he opens mail; and (b) he knows that it is closed.", False),
        ("Whoever sends indecent mail, or who keeps sending mail in order to annoy, commits an offence.", True),
        ("Whoever knowingly sends indecent mail, or who keeps sending mail, commits an offence.", False),
    ],
)
def test_an_element_of_one_alternative_is_not_that_of_the_others(words: str, possible: bool) -> None:
    text, one = judged(words)
    content = frozenset({"false-information"})
    assert can_apply("missing-intent", with_elements_asked_for(text, one), content) is possible


def test_words_said_of_something_else_waive_nothing() -> None:
    for words in (
        "Whoever films another without that person knowing it commits an offence.",
        "Whoever opens mail is liable to a fine, doubled if done intentionally.",
        "No offence is committed by a person who opens mail without intent to read it.",
    ):
        text, one = judged(words)
        assert find_waiver(text, one, MENTAL_ELEMENTS) is None, words
        assert find_waiver(text, one, HARM_THRESHOLDS) is None, words


@pytest.mark.parametrize(
    ("words", "waiver"),
    [
        ("Whoever knowingly or negligently opens mail commits an offence.", "knowingly or negligently"),
        ("Whoever opens mail, deliberately or through carelessness, is punished.", "deliberately or through carelessness"),
        ("Whoever negligently or knowingly opens mail commits an offence.", "negligently or knowingly"),
        ("Whoever opens mail commits an offence irrespective of his intention.", "irrespective of his intention"),
        ("Whoever opens mail commits an offence; proof of intent is not required.", "proof of intent is not required"),
        ("Whoever opens mail commits an offence. This offence is one of strict liability.", "offence is one of strict liability"),
        ("Whoever opens mail with intent to read it, or in circumstances likely to reveal it, commits an offence.",
         "with intent to read it, or in circumstances likely"),
        # Who must prove ignorance, or is not excused by it (GUIDELINES.md, "Burdens").
        ("Whoever opens mail commits an offence. It is no defence that he did not know it.", "no defence that he did not know"),
        ("Whoever opens mail commits an offence. It is immaterial whether he knew it.", "immaterial whether he knew"),
        ("Whoever opens mail commits an offence and is presumed to have acted knowingly.", "presumed to have acted knowingly"),
        ("Whoever opens mail commits an offence unless he proves that he did not intend it.", "he proves that he did not intend"),
        ("Whoever knowingly opens mail commits an offence. It is immaterial whether he knew the sender.", None),
        ("Whoever opens mail commits an offence. It is a defence that the owner knew of it.", None),
        ("Whoever knowingly or recklessly opens mail commits an offence.", None),
        # What one ought to know counts as knowledge.
        ("Whoever opens mail which he knows or ought to know to be closed commits an offence.", None),
        ("Whoever intentionally opens mail, irrespective of his intention to read it, commits an offence.", None),
    ],
)  # fmt: skip
def test_where_negligence_suffices_or_intention_is_dispensed_with_it_is_missing(words: str, waiver: str | None) -> None:
    text, one = judged(words)
    found = find_waiver(text, one, MENTAL_ELEMENTS)
    assert (found and text[found.start : found.end]) == waiver

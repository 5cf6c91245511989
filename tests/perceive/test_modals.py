"""Duties, leave and prohibitions in the wordings of many drafting traditions. Every sentence is invented."""

from __future__ import annotations

import pytest

from annotator.catalogue_loader import load_catalogue
from annotator.perceive.actors import ActorFinder
from annotator.records import Span

FINDER = ActorFinder(load_catalogue().lexicons)

CASES: dict[str, list[tuple[str, str]]] = {
    # leave in the words of a duty
    "The Agency shall have the power to issue directions.": [("authority", "may")],
    "The Authority shall have power to block a website.": [("authority", "may")],
    "Every person shall be entitled to be heard.": [("person", "may")],
    "The Board shall be empowered to impose fines.": [("authority", "may")],
    "A court shall have jurisdiction to hear it.": [("court", "may")],
    "The police are authorised to enter the premises.": [("authority", "may")],
    "An officer is permitted to keep the copy.": [("authority", "may")],
    "It is lawful for an officer to enter.": [("authority", "may")],
    "The Authority shall be\n  entitled to enter.": [("authority", "may")],
    # duties without "shall"
    "It shall be the duty of every service provider to preserve the data.": [("provider", "must")],
    "It is the duty of the Authority to inform the public.": [("authority", "must")],
    "The operator is obligated to notify the Authority.": [("provider", "must")],
    "Providers are bound to keep secrecy.": [("provider", "must")],
    "A provider is under an obligation to assist.": [("provider", "must")],
    "Providers have the responsibility to store the data.": [("provider", "must")],
    "The Director is responsible for keeping the register.": [("authority", "must")],
    # no leave
    "The Minister has no power to order decryption.": [("authority", "must-not")],
    "The police are not authorised to copy other data.": [("authority", "must-not")],
    "The record is not to be disclosed by the provider.": [("provider", "must-not")],
    "Officers are forbidden to use the data for another purpose.": [("authority", "must-not")],
    "Officers shall be prohibited from using the data.": [("authority", "must-not")],
    "It shall be unlawful for any person to intercept a message.": [("person", "must-not")],
    "It is an offence for a provider to refuse.": [("provider", "must-not")],
    "The officer shall never copy the data.": [("authority", "must-not")],
    "The officer shall in no case copy the data.": [("authority", "must-not")],
    # "no" before the verb, and "no" around the subject
    "Under no circumstances shall a provider disclose the content.": [("provider", "must-not")],
    "In no case may the officer read the letters.": [("authority", "must-not")],
    "The provider shall not disclose it, nor shall it inform the user.": [("provider", "must-not"), ("unnamed", "must-not")],
    "Neither the Minister nor an officer shall disclose the source.": [("authority", "must-not")],
    "No court or tribunal may order disclosure of a source.": [("court", "must-not")],
    "No other person may read the data.": [("person", "must-not")],
    "None of the providers may charge a fee.": [("provider", "must-not")],
    "No information shall be disclosed by an officer.": [("authority", "must-not")],
    "No data may be kept.": [("unnamed", "must-not")],
    "No officer may enter a dwelling, and the fee must be paid by the owner.": [("authority", "must-not"), ("authority", "must")],
    # what is no such "no"
    "No later than five days, the provider shall report.": [("provider", "must")],
    "If no objection is received, the authority shall proceed.": [("authority", "must")],
    "In the event that no provider is named, the court shall decide.": [("court", "must")],
    # released
    "A provider does not have to monitor.": [("provider", "need-not")],
    "A provider is under no obligation to monitor.": [("provider", "need-not")],
    "No provider is required to monitor.": [("provider", "need-not")],
    "No report is required to be made by the provider.": [("provider", "need-not")],
    "It shall not be necessary for the officer to give reasons.": [("authority", "need-not")],
    "A provider shall be exempt from the duty to monitor.": [("provider", "need-not")],
    # "nothing" without "shall"
    "Nothing in this Act requires a provider to decrypt.": [("provider", "need-not")],
    "Nothing in this section authorises an officer to enter a dwelling.": [("authority", "must-not")],
    "Nothing in this section affects any power to require production.": [],
    # what somebody is or has
    "A person who is not entitled to the data commits an offence.": [],
    "If he has no right to access, the person must stop.": [("person", "must")],
    "The Minister who is responsible for communications may act.": [("authority", "may")],
    # one of several
    "Any of the providers may appeal.": [("provider", "may")],
}


@pytest.mark.parametrize("wording", CASES)
def test_who_must_may_must_not_or_need_not(wording: str) -> None:
    found = FINDER.find(wording, Span(0, len(wording)))
    assert [(a.kind, a.modality) for a in found] == CASES[wording]

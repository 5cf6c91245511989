"""Clauses before and after, in many drafting traditions, all invented: what a comparison should say about each.

``WORSE`` and ``BETTER`` map a name to (before, after, the change types of which one must be reported). ``SILENT`` pairs
differ in ways that change nobody's position: no change for better or worse may be reported.
"""

from __future__ import annotations

WORSE: dict[str, tuple[str, str, set[str]]] = {
    "caribbean: a release becomes a duty": (
        "A host is not under an obligation to monitor what its users store.",
        "A host is under an obligation to monitor what its users store.",
        {"release-withdrawn"},
    ),
    "caribbean: an exception widened": (
        "No data obtained by an officer shall be disclosed to any other body, except—\n(a) to save a life; or\n"
        "(b) in the interest of safety.",
        "No data obtained by an officer shall be disclosed to any other body, except—\n(a) to save a life; or\n"
        "(b) in the interest of safety or public order.",
        {"conduct-widened"},
    ),
    "caribbean: notice made a choice": (
        "A person searched shall be told of it by the officer within a month after the search.",
        "A person searched may be told of it by the officer within a month after the search.",
        {"safeguard-made-optional"},
    ),
    "common law: intent": (
        "A person who intentionally and without authority gains access to a computer commits an offence.",
        "A person who without authority gains access to a computer commits an offence.",
        {"intent-dropped"},
    ),
    "common law: knowledge to negligence": (
        "A person who knowingly supplies an access code for the commission of a crime is guilty of an offence.",
        "A person who supplies an access code which he ought to have known would serve a crime is guilty of an offence.",
        {"intent-dropped"},
    ),
    "gulf decree: vague words": (
        "Whoever publishes on the network a threat to kill shall be punished by imprisonment.",
        "Whoever publishes on the network a threat to kill or anything that harms public order or "
        "national unity shall be punished by imprisonment.",
        {"vague-words-added", "conduct-widened"},
    ),
    "gulf decree: penalty": (
        "Whoever intercepts a message without right shall be punished by imprisonment for a term not exceeding two years.",
        "Whoever intercepts a message without right shall be punished by imprisonment for a term not exceeding ten years.",
        {"penalty-raised"},
    ),
    "civil law: four-year line": (
        "Article 7. Anyone who alters data without authorisation shall be liable to imprisonment of up to three years.",
        "Article 7. Anyone who alters data without authorisation shall be liable to imprisonment of up to four years.",
        {"four-year-line-crossed"},
    ),
    "commonwealth: fine": (
        "A person who contravenes subsection (1) is liable on conviction to a fine not exceeding two "
        "hundred thousand shillings.",
        "A person who contravenes subsection (1) is liable on conviction to a fine not exceeding five million shillings.",
        {"penalty-raised"},
    ),
    "american code: warrant": (
        "A provider shall disclose the contents of a stored communication only pursuant to a warrant issued by a court.",
        "A provider shall disclose the contents of a stored communication upon the written demand of an investigator.",
        {"judge-lost"},
    ),
    "south asian: executive order": (
        "The Tribunal may order an intermediary to remove content where it finds on evidence that a crime is imminent.",
        "The Authority may order an intermediary to remove content where it considers necessary.",
        {"grounds-widened", "judge-lost"},
    ),
    "american code: probable cause": (
        "An agent may intercept an electronic communication on a showing of probable cause.",
        "An agent may intercept an electronic communication for any purpose within the agency's functions.",
        {"grounds-widened"},
    ),
    "european: necessity": (
        "Member States shall ensure that data are collected only where strictly necessary and proportionate.",
        "Member States shall ensure that data are collected where useful.",
        {"necessity-lowered"},
    ),
    "european: retention": (
        "Providers shall retain traffic data for a period of six months.",
        "Providers shall retain traffic data for a period of two years.",
        {"time-limit-lengthened"},
    ),
    "commonwealth: warrant renewal": (
        "A warrant shall remain in force for thirty days and shall not be renewed.",
        "A warrant shall remain in force for thirty days and may be renewed any number of times.",
        {"time-limit-dropped"},
    ),
    "treaty: notice": (
        "The authority that carried out the measure shall notify the person concerned within three months.",
        "The authority that carried out the measure need not notify the person concerned.",
        {"notice-dropped"},
    ),
    "treaty: shall to may": (
        "Each Party shall provide that such measures are subject to review by an independent body.",
        "Each Party may provide that such measures are subject to review by an independent body.",
        {"safeguard-made-optional"},
    ),
    "treaty: refusal": (
        "The requested Party shall refuse assistance where the request concerns a political offence.",
        "The requested Party may refuse assistance where the request concerns a political offence.",
        {"refusal-made-optional"},
    ),
    "treaty: softened duty": (
        "States Parties shall inform the data subject of the transfer.",
        "States Parties shall, where appropriate, inform the data subject of the transfer.",
        {"safeguard-made-optional"},
    ),
    "treaty: deferral": (
        "A person whose data were transferred shall have the right to an effective remedy before a court.",
        "A person whose data were transferred shall have the right to a remedy in accordance with the "
        "domestic law of the Party.",
        {"deferral-added", "remedy-weakened"},
    ),
    "treaty: standard": (
        "All measures taken under this Protocol shall comply with international human rights law.",
        "All measures taken under this Protocol shall take into account international human rights law.",
        {"standard-weakened"},
    ),
    "treaty: dual criminality": (
        "Assistance shall be given where the conduct is punishable in both States.",
        "Assistance shall be given whether or not the conduct is an offence in the requested State.",
        {"dual-criminality-dropped"},
    ),
    "treaty: option to duty to intrude": (
        "A Party may empower its authorities to intercept content data.",
        "Each Party shall empower its authorities to intercept content data.",
        {"power-made-mandatory"},
    ),
    "commonwealth: ban lifted": (
        "A provider shall not disclose the identity of a user without the user's consent.",
        "A provider may disclose the identity of a user to any public body.",
        {"prohibition-lifted"},
    ),
    "commonwealth: list of powers": (
        "The Director may by order direct a licensee to:\n(a) preserve data; or\n(b) hand over subscriber records.",
        "The Director may by order direct a licensee to:\n(a) preserve data;\n(b) hand over subscriber "
        "records; or\n(c) block access to an internet address.",
        {"list-worsened"},
    ),
    "commonwealth: list of protections": (
        "The warrant shall:\n(a) name the premises;\n(b) require that data of other persons be deleted; "
        "and\n(c) state how the person affected may appeal.",
        "The warrant shall:\n(a) name the premises; and\n(b) require that data of other persons be deleted.",
        {"list-worsened", "remedy-weakened"},
    ),
    "african act: definition": (
        "In this Act, “critical system” means a system whose failure would cause loss of life.",
        "In this Act, “critical system” means a system whose failure would cause loss of life or "
        "inconvenience to a public body.",
        {"definition-widened"},
    ),
    "african act: harm": (
        "A person who knowingly interferes with a network and causes serious damage commits an offence.",
        "A person who knowingly interferes with a network commits an offence.",
        {"harm-threshold-dropped"},
    ),
    "african act: defence": (
        "It is a defence to a charge under this section that the person acted in good faith to report a weakness.",
        "It is not a defence to a charge under this section that the person acted to report a weakness.",
        {"defence-dropped", "prohibition-lifted"},
    ),
    "central asian: security service": (
        "Access to a subscriber's messages is possible only by decision of a court.",
        "Access to a subscriber's messages is possible by decision of a court or the prosecutor.",
        {"judge-lost"},
    ),
    "latin american: presumption": (
        "The accused shall have the right to silence and to a fair trial.",
        "The possession of the program shall be presumed to be unlawful unless the contrary is proved.",
        {"remedy-weakened", "safeguard-lost"},
    ),
    "southeast asian: keys": (
        "An operator shall assist the officer to search the equipment.",
        "An operator shall assist the officer to search the equipment and shall provide decryption keys "
        "in intelligible form.",
        {"encryption-weakened"},
    ),
    "southeast asian: all users": (
        "An operator shall preserve the traffic data of a named person.",
        "An operator shall preserve the traffic data of all users.",
        {"power-untargeted"},
    ),
    "jurisdiction abroad": (
        "This Act applies to an offence committed in the territory by means of a computer.",
        "This Act applies to an offence committed by means of a computer wherever committed and irrespective of nationality.",
        {"reach-widened"},
    ),
    "oversight": (
        "The Commissioner shall lay an annual report on the use of warrants before the Assembly, and it shall be published.",
        "The Commissioner shall send a report on the use of warrants to the Minister.",
        {"oversight-weakened"},
    ),
    "time to appeal": (
        "A person aggrieved by the order may appeal to the High Court within sixty days.",
        "A person aggrieved by the order may appeal to the High Court within seven days.",
        {"deadline-worsened"},
    ),
    "purpose": (
        "Information obtained under this Part may be used only for the investigation for which it was obtained.",
        "Information obtained under this Part may be used for any purpose.",
        {"purpose-limit-dropped", "grounds-widened"},
    ),
    "serious offences": (
        "A warrant may be issued in relation to a serious offence.",
        "A warrant may be issued in relation to any offence.",
        {"qualifier-dropped"},
    ),
}  # fmt: skip

# The reverse of each pair above must be an improvement; these are further ones.
BETTER: dict[str, tuple[str, str, set[str]]] = {
    "treaty: duty to refuse extradition": (
        "Extradition may be refused if the person would face torture.",
        "Extradition shall be refused if the person would face torture.",
        {"refusal-made-mandatory"},
    ),
    "european: prior approval": (
        "The competent authority may order the removal of content.",
        "The competent authority may, with the prior approval of a court, order the removal of content.",
        {"judge-added"},
    ),
    "commonwealth: new intent": (
        "A person who alters a record commits an offence.",
        "A person who, with intent to defraud, alters a record commits an offence.",
        {"intent-added", "special-intent-added"},
    ),
    "american code: minimisation": (
        "An agency may query the collected communications.",
        "An agency may query the collected communications only where no more than is necessary is read "
        "and each query is approved by a judge.",
        {"judge-added", "necessity-raised"},
    ),
    "gulf decree: journalists": (
        "Whoever publishes a secret shall be punished by a fine.",
        "Whoever publishes a secret shall be punished by a fine, save that no offence is committed by "
        "journalism in the public interest.",
        {"defence-added"},
    ),
}  # fmt: skip

SILENT: dict[str, tuple[str, str]] = {
    "an age is no length of time": (
        "The officer may copy the letters of a person who is sixteen years of age.",
        "The officer may copy the letters of a person who is eighteen years of age.",
    ),
    "citation renumbered": (
        "An order under section 14(2) shall name the system to be searched.",
        "An order under section 17(3) shall name the system to be searched.",
    ),
    "spelling": (
        "The Organization shall authorize the sub-committee to co-operate with the judge.",
        "The Organisation shall authorise the subcommittee to cooperate with the judge.",
    ),
    "a synonym of equal weight": (
        "A person who intentionally destroys data of another commits an offence.",
        "A person who wilfully destroys data of another commits an offence.",
    ),
    "gender": (
        "The officer shall leave his card with the occupier of the premises.",
        "The officer shall leave his or her card with the occupier of the premises.",
    ),
    "name of a ministry": (
        "The Minister of Transport shall appoint the members of the Council.",
        "The Minister of Infrastructure shall appoint the members of the Council.",
    ),
    "court of another name": (
        "The officer may apply to the court for a warrant to search the premises.",
        "The officer may apply to the High Court for a warrant to search the premises.",
    ),
    "order of words": (
        "Without delay the provider shall inform the person concerned of the measure.",
        "The provider shall inform the person concerned of the measure without delay.",
    ),
    "numbers written out": (
        "A warrant shall remain in force for 30 days.",
        "A warrant shall remain in force for thirty days.",
    ),
    "administrative time": (
        "The Council shall meet four times a year.",
        "The Council shall meet six times a year.",
    ),
    "seat of the secretariat": (
        "The Secretariat may hold its meetings at the seat of the Union.",
        "The Secretariat shall hold its meetings at the seat of the Union.",
    ),
    "list in another order": (
        "The warrant shall state:\n(a) the name of the officer;\n(b) the premises to be searched; "
        "and\n(c) the data that is sought.",
        "The warrant shall state:\n(a) the data that is sought;\n(b) the name of the officer; and\n(c) "
        "the premises to be searched.",
    ),
    "running header": (
        "The judge shall refuse the warrant if it is not necessary\nfor the investigation.",
        "The judge shall refuse the warrant if it is\nnot necessary for the investigation.",
    ),
    "amendment note": (
        "The judge shall refuse the warrant if it is not necessary.",
        "The judge shall refuse the warrant if it is not necessary. [Act No. 4 of 2021, s. 3.]",
    ),
    "a term of equal meaning": (
        "The person may appeal to the court.",
        "The person may appeal to the competent court.",
    ),
}

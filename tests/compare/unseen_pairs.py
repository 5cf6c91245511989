"""Further invented pairs, written when the rules were finished and never used to change them: how well they generalise.

Each is (direction, before, after); ``None`` where nobody's position changes. The test asks for the share that was
measured when they were written, so that a later change of a rule cannot quietly make them worse.
"""

from __future__ import annotations

UNSEEN: tuple[tuple[str | None, str, str], ...] = (
    ("worse", "No officer shall enter a dwelling under this Part unless a magistrate has issued a warrant.",
     "An officer may enter a dwelling under this Part if a senior officer has so directed."),
    ("worse", "Every provider shall publish each year how many demands it received.",
     "A provider may publish each year how many demands it received."),
    ("worse", "Any person who, with intent to cause fear, sends a message threatening violence commits an offence.",
     "Any person who sends an annoying or offensive message commits an offence."),
    ("worse", "A data retention notice ceases to have effect after twelve months.",
     "A data retention notice continues to have effect until it is revoked by the Minister."),
    ("worse", "The Party shall respond to a request only if the offence is punishable in its own law.",
     "The Party shall respond to every request."),
    ("worse", "A journalist shall not be compelled to disclose a source.",
     "A journalist may be compelled to disclose a source if the investigator so requires."),
    ("worse", "The order must be proportionate and must name the account concerned.",
     "The order must name the class of accounts concerned."),
    ("worse", "Evidence obtained in breach of this Part is inadmissible in any proceedings.",
     "Evidence obtained in breach of this Part may be admitted in any proceedings."),
    ("worse", "Whoever destroys data, where considerable damage results, shall be punished with imprisonment up to one year.",
     "Whoever destroys data shall be punished with imprisonment up to one year."),
    ("worse", "The person shall be informed of the reasons for the arrest and may call a lawyer at once.",
     "The person may be informed of the reasons for the arrest in due course."),
    ("worse", "Penalties under this article range up to a fine of one thousand euros.",
     "Penalties under this article range up to imprisonment of five years."),
    ("worse", "An internet service shall not be suspended except by order of the Supreme Court.",
     "An internet service may be suspended by order of the Cabinet Secretary."),
    ("better", "The Authority may require a licensee to block a site.",
     "The Authority may apply to the High Court for an order that a licensee block a site."),
    ("better", "A suspect may be held for fourteen days before being brought before a court.",
     "A suspect may be held for forty-eight hours before being brought before a court."),
    ("better", "Parties shall endeavour to protect the privacy of users.",
     "Parties shall protect the privacy of users."),
    ("better", "A person who publishes false news commits an offence.",
     "A person who publishes a statement knowing that it is false and that it is likely to result in serious injury "
     "commits an offence."),
    ("better", "The Commissioner may, where practicable, be consulted by the agency.",
     "The Commissioner must be consulted by the agency before any interception begins."),
    ("better", "The authority shall keep the data for as long as it deems fit.",
     "The authority shall delete the data after thirty days."),
    (None, "The Director shall keep the minutes of the Council in the English language.",
     "The Director shall keep the minutes of the Council in the English and French languages."),
    (None, "This Act may be cited as the Computer Systems Act.",
     "This Act may be cited as the Information Systems Act."),
    (None, "A certificate signed by the analyst is evidence of the facts stated in it.",
     "A certificate signed by the forensic analyst is evidence of the facts stated in it."),
    (None, "A judge of the District Court may issue the warrant if there are reasonable grounds.",
     "The judge of the district court may issue the warrant where there are reasonable grounds."),
    (None, "The fund shall consist of fees, gifts and grants.",
     "The fund shall consist of fees, grants and donations."),
    (None, "The Council may regulate its own procedure and shall meet in the capital.",
     "The Council shall regulate its own procedure and may meet in the capital."),
)  # fmt: skip

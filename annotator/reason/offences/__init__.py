"""What an offence asks for and what is missing from it: elements, defences and penalty, wherever in the instrument they stand."""

"""What the parts of a measure are called, and what they are parts by."""

from data.place import load_place

DIMENSIONS = {
    "area": ("area", "areas"),
    "provider": ("provider", "providers"),
    "icb": ("integrated care board", "integrated care boards"),
    "pathway": ("pathway", "pathways"),
    "phase": ("phase", "phases"),
    "primary_need": ("primary need", "primary needs"),
    "audience": ("group", "groups"),
    "level": ("level of meeting", "levels of meeting"),
    "subject": ("subject", "subjects"),
    "agencies": ("kind of audit", "kinds of audit"),
    "plan_type": ("kind of plan", "kinds of plan"),
    "band": ("length of wait", "lengths of wait"),
}
"""One part and several, by the name of the column that a measure is broken down by."""
_WORDS = load_place().board_names | {
    "ASD": "Autism",
    "ASD+ADHD": "Autism and ADHD",
    "parent_carer": "Parents and carers",
    "young_person": "Young people",
    "child": "Children",
    "professional": "Professionals",
    "working_group": "Working groups",
    "strategic": "Strategic meetings",
    "ehc_plan": "EHC plans",
    "annual_review": "Annual reviews",
    "advice": "Advice",
    "single": "Single agency",
    "multi": "Several agencies",
    "new": "New plans",
    "amended": "Amended plans",
}


def part_name(stored: str) -> str:
    """The name of a part as it is shown, from its stored name: `Eden`, `Autism and ADHD`."""
    return _WORDS.get(stored, stored.replace("+", " and "))


def waiting_part_name(stored: str) -> str:
    """The same beside waits, where each of several pathways has its name: `Autism and FASD`."""
    return " and ".join(map(part_name, stored.split("+")))

"""Words that may point to a child: a number of children, families or their cases so small that
an edition would hide it, or a child's age.

It reads what a clerk would write, in digits or in words. A number beside anything else (schools,
meetings, weeks) is fine, and so is what is wished for: “no child should wait”.
"""

import re
from collections.abc import Iterator

_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {
    **dict.fromkeys(("none", "nil", "zero", "neither"), 0),
    **dict.fromkeys(("a single", "just the one", "the only", "either"), 1),
    **dict.fromkeys(("both", "a pair of", "a couple of"), 2),
}
FEWEST = 5
"""The least number that an edition may show."""

_NUMBER = r"(?:\d+|" + "|".join(map(re.escape, sorted(_NUMBERS, key=len, reverse=True))) + r")"
_NOT_INSIDE = r"(?<![\w.,/£-])"
_STAGE = (
    r"(?:years?|key\ stages?|ks|stages?|phases?|tiers?|levels?|bands?|groups?|waves?|cohorts?"
    r"|grades?|sections?|priority|one[ -]to|\d\ ?:|(?:\d+|one|two|three|nine)\ in(?:\ every)?"
    r"|(?:so\ that|ensur\w+(?:\ that)?|make\ sure(?:\ that)?|until|goal\ of|aim\ of)(?=\ no\b))\s?"
)
"""What a number before children may belong to instead: `Year 4 pupils`, `one-to-one`, `one in four
children`, `so that no family`."""
_PEOPLE = (
    r"(?:child|children|kids?|famil(?:y|ies)|pupils?|boys?|girls?|young\ (?:people|persons?)"
    r"|youngsters?|students?|learners?|toddlers?|bab(?:y|ies)|infants?|teens?|teenagers?"
    r"|adolescents?|siblings?|brothers?|sisters?|sons?|daughters?|patients?|mothers?|fathers?|mums?"
    r"|dads?)"
)
_CASES = (
    r"(?:cases?|EHC\ ?Ps?|(?:EHC|education,?\ health\ and\ care)\ (?:plans?|requests?|assessments?)"
    r"|assessments?|annual\ reviews?|referrals?|appeals?|tribunals?|mediations?|diagnos[ei]s"
    r"|placements?|exclusions?|suspensions?)"
)
_LATE = (
    r"(?:not|late|overdue|delayed|missed|outstanding|outside|past|over|in\ time|on\ time|issued"
    r"|finali[sz]ed|refused|seen|assessed|met|decided|content|positive|happy|satisfied)"
)
_LOOSE = (
    r"(?:(?:plans?|reviews?|requests?|decisions?|letters?)(?=\ (?:(?:were|was|are|is)\ "
    + _LATE
    + r"|took|missed|exceeded|breached|overdue|late|outstanding|over)\b)"
    r"|(?:people|persons?|parents?|carers?)(?=\ (?:(?:were|was|had|have)\ )?(?:wait|complain)))"
)
"""What is a child's by what happens to it: `two plans were late`, and no plan of a service."""
_SERVICE = """
    hubs? support workers? liaison centres? psychologists? psychiatrists? therapists? referral
    officers? events? groups? forums? teams? services? practitioners? leads? champions? voice health
    development protection social homes? nurses? represent\\w+ reps? panels? surveys? meetings?
    sessions? links? engagement study studies coordinators? co-ordinators? managers? management
    systems? clinics? tools? forms? process pathways? templates? days? guides? leaflets? posts? work
    routes? points? lists? advis[eo]rs?
"""
_OF_A_SERVICE = (
    r"(?!(?:['’]s?)?\ (?:a|an|per|each|every|at\ a\ time|" + "|".join(_SERVICE.split()) + r")\b)"
)
"""What makes of children or cases a word of a service: `two family hubs`."""
_GAP = (
    r"(?:(?:more|other|further|additional|new|of\ the|of\ our|of\ these|of\ those|such|very)\ )?"
    r"(?:(?!\w*s\b|and\b|or\b|to\b|for\b|in\b|with\b|at\b|on\b|by\b|of\b|the\b|from\b|per\b|where\b"
    r"|that\b|which\b|who\b|when\b|while\b|staff\b|[a-z]*(?:uary|ember|tober)\b|march\b"
    r"|april\b|may\b|june\b|july\b)[\w-]+\ )?"
    r"(?:looked\ after\ |in\ care\ )?"
)
_WHO = rf"(?:{_PEOPLE}{_OF_A_SERVICE}\b|{_CASES}{_OF_A_SERVICE}\b|{_LOOSE})"
_WISHED = (
    r"(?!\ (?:\w+\ ){0,2}?(?:should|will|must|shall|needs?|has\ to|have\ to|can|would|may|is\ to"
    r"|is\ left|are\ left|goes|waits)\b)"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.VERBOSE)


_COUNTED = _pattern(
    rf"{_NOT_INSIDE}(?P<stage>{_STAGE}(?:\d\ ?(?:and|to|or|-|–)\ ?)?)?"
    rf"\b(?P<number>{_NUMBER})\ {_GAP}{_WHO}{_WISHED}"
)
_IN_SO_MANY = _pattern(r"\ in\ (?:every\ )?(?:\d+|three|four|five|six|seven|eight|nine|ten)\b")
"""What makes a rate of one: `one child in ten`."""
_SHARE = _pattern(
    rf"{_NOT_INSIDE}(?P<number>{_NUMBER})\ (?:out\ )?of\ (?:the\ |our\ |these\ |those\ )?"
    rf"(?P<out_of>{_NUMBER})(?:\ {_GAP}{_WHO}"
    rf"|(?=\ (?:(?:were|was|are|is)\ {_LATE}|waited|missed|took)\b))"
)
_BEHIND = _pattern(
    rf"\b{_PEOPLE}(?:\ \w+){{0,3}}\ ?(?:[:=]\ ?|\()(?P<number>\d+)(?=\)|[.;,]?(?:\s|$))"
    r"(?!\ (?:weeks?|months?|years?|days?|hours?|schools?|meetings?|points?))"
)
_MOVED = _pattern(
    rf"\bnumber\ of\ (?:[\w-]+\ )?(?:{_PEOPLE}|{_CASES}|plans|reviews)\b(?:\ [\w-]+){{0,8}}?"
    rf"\ (?:to|is|was|only|just)\ (?P<number>{_NUMBER})\b(?!\ ?%|[.,]\d|\ \w+s\b)"
)
_AGED = _pattern(
    rf"{_NOT_INSIDE}\b(?:an?|the|one|this|that|our)\ (?:[\w-]+\ )?(?:{_NUMBER}|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen)(?:-|\ )years?(?:-|\ )olds?\b"
    rf"(?=\ {_PEOPLE}|\ (?:was|is|has|had|who|with|whose|waiting|waited|in|from|at|on|and)\b"
    r"|[.,;]|$)"
    rf"|\b(?:an?|the|one|this|that)\ (?:[\w-]+\ )?{_PEOPLE}\ ?,?\ ?(?:aged|of|age)\ {_NUMBER}\b"
    rf"|\b(?:he|she|who)\ (?:is|was)\ {_NUMBER}\b(?=[.,;]|$|\ (?:and|but|years?)\b)"
)


def points_to_few(words: str) -> str | None:
    """The first words that may point to a child, as they were written; None where none do."""
    plain = " ".join(words.split())
    found = sorted(_found(plain), key=lambda one: one.start())
    return found[0][0] if found else None


def _found(words: str) -> Iterator[re.Match[str]]:
    for one in _COUNTED.finditer(words):
        rate = one["number"].casefold() in ("one", "1") and _IN_SO_MANY.match(words, one.end())
        if not one["stage"] and not rate and _value(one["number"]) < FEWEST:
            yield one
    for one in _SHARE.finditer(words):
        part, whole = _value(one["number"]), _value(one["out_of"])
        if part <= whole and min(part, whole, whole - part) < FEWEST:
            yield one
    for pattern in (_BEHIND, _MOVED):
        yield from (one for one in pattern.finditer(words) if _value(one["number"]) < FEWEST)
    yield from _AGED.finditer(words)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS[number.casefold()]

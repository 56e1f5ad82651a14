"""Words that may point to a child: a number of children, families or their cases so small that
an edition would hide it, or a child's age.

It reads what a clerk would write, in digits or in words. A number beside anything else (schools,
meetings, weeks) is fine, and so is what is wished for: “no child should wait”.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from data.text import visible

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
    r"(?:child|children|CYPs?|kids?|lads?|lass(?:es)?|households?|famil(?:y|ies)|pupils?|boys?"
    r"|girls?|young\ (?:people|persons?)|youngsters?|students?|learners?|toddlers?|bab(?:y|ies)"
    r"|infants?|teens?|teenagers?|adolescents?|siblings?|brothers?|sisters?|sons?|daughters?"
    r"|patients?|mothers?|fathers?|mums?|dads?)"
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
    routes? points? lists? advis[eo]rs? strategy board partnership
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
    rf"{_NOT_INSIDE}(?P<stage>{_STAGE}(?:\d\ ?(?:and|to|or|-|–)\ ?)?)?(?:\d\d?[-–])?"
    rf"\b(?P<number>{_NUMBER})(?:\ \(\w+\))?\ {_GAP}{_WHO}{_WISHED}"
)
_IN_SO_MANY = _pattern(r"\ in\ (?:every\ )?(?:\d+|three|four|five|six|seven|eight|nine|ten)\b")
"""What makes a rate of one: `one child in ten`."""
_AND_OTHERS = _pattern(r"\ and\ (?!(?:their|the|were|are|had|have|has|his|her|one|two|now)\b)")
"""What makes of both no number: `both families and schools`, not `both boys and their mother`."""
_SHARE = _pattern(
    rf"{_NOT_INSIDE}(?P<number>{_NUMBER})\ (?:out\ )?of\ (?:the\ |our\ |these\ |those\ )?"
    rf"(?P<out_of>{_NUMBER})(?:\ {_GAP}{_WHO}"
    rf"|(?=\ (?:(?:were|was|are|is)\ {_LATE}|waited|missed|took)\b))"
)
_SLASHED = _pattern(
    rf"(?<!\bon\ )(?<!\bby\ )(?<!\bfrom\ )(?<!\bsince\ )(?<!\buntil\ ){_NOT_INSIDE}"
    rf"(?P<number>\d+)\ ?/\ ?(?P<out_of>\d+)\ {_GAP}{_WHO}"
)
"""`1/7 pupils`, and no day: `from 1/9 pupils have a place`."""
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "thirds": 2 / 3, "quarter": 1 / 4, "quarters": 3 / 4}
_FRACTION = _pattern(
    rf"\b(?P<part>{'|'.join(_FRACTIONS)}|\d+\ ?%)\ (?:of\ )?(?:the\ |our\ |these\ |those\ )?"
    rf"(?P<out_of>{_NUMBER})(?:\ {_GAP}{_WHO}|(?=\ (?:(?:were|are)\ {_LATE}|waited|missed|took)\b))"
)
"""`half of the six families`, from which the number follows."""
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
    plain = " ".join(normalize("NFKC", visible(words)).split())
    found = sorted(_found(plain), key=lambda one: one.start())
    return found[0][0] if found else None


def _found(words: str) -> Iterator[re.Match[str]]:
    for one in _COUNTED.finditer(words):
        number, after = one["number"].casefold(), one.end()
        rate = number in ("one", "1") and _IN_SO_MANY.match(words, after)
        beside = number == "both" and _AND_OTHERS.match(words, after)
        if not one["stage"] and not rate and not beside and _value(one["number"]) < FEWEST:
            yield one
    yield from _shares(words)
    for pattern in (_BEHIND, _MOVED):
        yield from (one for one in pattern.finditer(words) if _value(one["number"]) < FEWEST)
    yield from _AGED.finditer(words)


def _shares(words: str) -> Iterator[re.Match[str]]:
    for pattern in (_SHARE, _SLASHED):
        for one in pattern.finditer(words):
            if _few(_value(one["number"]), _value(one["out_of"])):
                yield one
    for one in _FRACTION.finditer(words):
        whole, part = _value(one["out_of"]), one["part"].casefold()
        share = int(part.rstrip(" %")) / 100 if part.endswith("%") else _FRACTIONS[part]
        if _few(share * whole, whole):
            yield one


def _few(part: float, whole: float) -> bool:
    """A part of a whole, or what is left of it, is of fewer than may be shown."""
    return part <= whole and min(part, whole, whole - part) < FEWEST


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS[number.casefold()]

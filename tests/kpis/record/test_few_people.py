"""Words that may point to a child, as a clerk would write them, are found; numbers of anything else
and what is wished for are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.record import Commentary
from kpis.record.few_people import points_to_few
from kpis.record.round_faults import commentary_faults

POINTING = """
2 of 7 families said so
one of the three children
a 5-year-old was assessed late
3 EHC plans were late
Two children waited over a year.
four families complained
One young person moved away
only one pupil was left
No children were assessed in time
none of the 12 children had a plan
4 more autistic children
three looked after children
6 of 8 families were content
95 of 97 EHC plans
Only 3 of 8 were on time
two of seven were late
one out of 30 pupils
both families were moved
both children
a couple of families asked
3 EHCPs were finalised late
two annual reviews were missed
4 assessments were late
in two cases the provider failed
in one case the report was lost
3 referrals came late
two appeals were lost
3 reviews were late
two plans missed the deadline
2 people waited over two years
The number of children waiting fell to 3
children waiting: 4
families (2) were asked
a boy aged 7
a girl of 6 moved
a five-year-old boy
the 14-year-old with no school place
She is 9 and waits
2 siblings
3 children in 4 schools
a group of 2 children
a class of 4 pupils
one child's plan was late
2 to 4 families
fewer than 3 families
under 4 children
all but two children
three of the late EHC plans
2 of the families
Two  children
3 pupils’ plans
a pair of siblings
two parents waited 60 weeks
2 of 7 missed the 20 weeks
3 plans were not issued in time
the only pupil
1/7 children waited too long
4 / 9 pupils
two (2) children
3-4 children
half of the six children
half of the six were late
two-thirds of the 12 families
60% of 5 pupils
3 CYP
two lads
one household
both boys and their mother
both families and were moved
"""
FINE = """
3 schools
2 meetings
4 weeks
3 schools sent no staff
two family hubs open in May
two family support workers
3 children's homes closed
two child psychologists left
four parent carer forum events
Year 4 pupils moved up
Years 3 and 4 pupils
Key Stage 2 pupils
one-to-one pupil support
1:1 pupil support
No child should wait more than a year
so that no family is left without help
No children will wait over 52 weeks
12 children
14 families
104 children waited
fewer than 5 children
a few families
5 of 12 families
60 of 120 EHC plans were late
2.4 children per clinic
within 4 weeks children are seen
in 2 clinics children wait
two staff left, and families waited
the two-year-old strategy
a three-year-old contract
the list was two years old
children aged 5 to 10
children aged 0 to 4
0-25 young people
three of four schools
2 of 5 meetings were held
step 2 of 5
3 of the 4 quarters
two plans for recruitment
Two new assessment clinics
two case managers start in May
one case management system
two reviews of the pathway are planned
1 in 7 posts is vacant
A child waits 40 weeks on average
the wait rose by 3 weeks
Two providers closed to new referrals
We recruit two educational psychologists by 3 March
Section 2 families
at 4% of families
since 2 April families have a named contact
one family hub a district
a pupil referral unit, 2 schools
It will be 3 points better
40 (4%) of families
the average of 104 weeks rose to 110
the number of EHC plans rose to 4,120
the number of clinics fell to 2
within two terms
five children
one in four children waits too long
One child in ten waits too long
1 in 4 children
two people were appointed
three plans were approved by the Board
two reviews were held in June
each psychologist does two assessments a week
3 EHC plans a week
one family at a time
two of three posts were filled
Two of three were filled
until no family waits
to ensure no families are missed
one referral route
by 3 March children are told
one third of families
40 of 45 families
both families and schools were told
from 1/9 pupils have a place
0–25 young people
half of the 40 children
50% of families
two CYP services
one CYP strategy
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("words", lines(POINTING))
def test_few_people_are_found(words: str) -> None:
    found = points_to_few(f"The list grew. {words}")
    assert found
    assert found in f"The list grew. {' '.join(words.split())}"


@pytest.mark.parametrize("words", lines(FINE))
def test_what_points_to_nobody_is_fine(words: str) -> None:
    assert points_to_few(f"The list grew. {words}") is None


@pytest.mark.parametrize("words", ["th\u00adree children", "thr\u200bee children", "\uff13 pupils"])
def test_signs_that_nobody_sees_hide_no_number(words: str) -> None:
    assert points_to_few(words)


PEOPLE = st.sampled_from(["children", "families", "autistic pupils", "EHC plans", "late referrals"])


@given(st.integers(0, 300), st.integers(0, 300), PEOPLE)
def test_a_share_is_found_where_an_edition_would_hide_it(part: int, whole: int, who: str) -> None:
    few = part <= whole and min(part, whole, whole - part) < 5
    assert (points_to_few(f"Of these {part} of {whole} {who} were late.") is not None) == (
        few or whole < 5
    )


@pytest.mark.parametrize("field", ["why", "doing", "owner", "asked"])
def test_such_words_are_refused_in_every_field_of_a_commentary(field: str) -> None:
    fine = Commentary(
        about="nd_longest_wait",
        month="2026-09",
        why="A provider closed to 3 schools.",
        doing="We hold 2 clinics a week.",
        owner="Ann Lead",
        due=date(2026, 12, 1),
    )
    today = date(2026, 10, 20)
    assert list(commentary_faults(fine, [], today)) == []
    told = fine.model_copy(update={field: "It was 2 of 7 families."})
    (fault,) = commentary_faults(told, [], today)
    assert (fault.field, fault[:17]) == (field, "“2 of 7 families”")  # pyright: ignore[reportAttributeAccessIssue]

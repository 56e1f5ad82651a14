"""The measures and sections of the plan in words for easy read: at most twelve words a sentence,
one idea each. What has no words here is said in the words of its declaration."""

from collections.abc import Mapping
from types import MappingProxyType

SAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "social_media_followers": ("We have {value} online followers for every 1,000 people.",),
        "social_media_engagement": (
            "People react to what we post online.",
            "We got {value} reactions for every 1,000 followers.",
        ),
        "local_offer_ambassadors": (
            "The Local Offer tells families what help there is.",
            "{value} young people are trained to tell others about it.",
        ),
        "parent_carer_attendance": ("A parent carer came to {value} meetings.",),
        "survey_satisfaction": ("{value} people we asked are satisfied.",),
        "nd_asd_over_13_weeks": (
            "Some children are waiting for an autism assessment.",
            "{value} of them have waited 13 weeks or more.",
        ),
        "nd_adhd_over_13_weeks": (
            "Some children are waiting for an ADHD assessment.",
            "{value} of them have waited 13 weeks or more.",
        ),
        "nd_supported_while_waiting": ("{value} waiting families feel supported.",),
        "nd_longest_wait": ("The longest wait is {value}.",),
        "nd_average_wait": ("Children have waited {value} on average.",),
        "nd_provider_gap": ("The slowest and fastest services are {value} apart.",),
        "rtc_accredited": (
            "Families can choose who does the assessment.",
            "{value} choices were an approved service.",
        ),
        "nd_support_plans": ("{value} children have a support plan after their assessment.",),
        "ehc_20_weeks": (
            "The law says an EHC plan must come within 20 weeks.",
            "{value} plans came in time.",
            "Some cases with special reasons are not counted.",
        ),
        "ehc_20_weeks_all": (
            "We also count all cases together.",
            "Then {value} plans came in time.",
        ),
        "annual_review_completed_on_time": ("{value} yearly reviews were done on time.",),
        "annual_review_decision_4_weeks": (
            "After a review meeting we decide about the plan.",
            "{value} meetings had a decision within 4 weeks.",
        ),
        "annual_review_decision_4_weeks_published": (
            "The government counts only reviews that have a decision.",
            "By its way, {value} decisions came within 4 weeks.",
        ),
        "annual_review_final_12_weeks": ("{value} changed plans were ready within 12 weeks.",),
        "qa_green": ("We check our own work.", "{value} checks found good work."),
        "ehc_plan_qa_green": ("We check EHC plans.", "{value} checks found a good plan."),
        "appeal_rate": (
            "An appeal asks a judge to change a decision.",
            "{value} decisions were appealed.",
        ),
        "mediation_to_appeal": (
            "Mediation is a meeting to solve a disagreement.",
            "{value} mediations led to an appeal.",
        ),
        "included_in_decisions": ("{value} people we asked feel part of decisions.",),
        "timely_joined_up_access": (
            "We asked children and young people if help comes in time.",
            "{value} say that it does.",
        ),
        "preparing_for_adulthood_opportunities": (
            "We asked young people about homes, jobs and free time.",
            "{value} say these are open to them.",
        ),
        "health_support_access": (
            "We asked families about the health help they need.",
            "{value} say that they get it.",
        ),
        "ld_employment": (
            "Some young adults have a learning disability.",
            "{value} of them work, volunteer or train for work.",
        ),
        "adaptive_teaching": (
            "We watched lessons.",
            "{value} were changed well to suit each child.",
        ),
    }
)
"""What is said of each measure, by its id; `{value}` is its figure."""
SECTION_SAYS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Effective communications": (
            "Talking and listening",
            ("We said we will talk and listen better.",),
        ),
        "Neurodevelopmental waits": (
            "Waiting for an assessment",
            (
                "Some children need an assessment for autism or ADHD.",
                "ADHD means Attention Deficit Hyperactivity Disorder.",
                "We said the waits will be shorter.",
            ),
        ),
        "EHC plan quality": (
            "EHC plans",
            (
                "EHC means Education, Health and Care.",
                "An EHC plan says what help a child must get.",
                "We said EHC plans will be better.",
            ),
        ),
        "Multi-agency working": (
            "Working together",
            (
                "Schools, health and social care all help children.",
                "We said we will work together better.",
            ),
        ),
    }
)
"""The title of each section and what was promised, by the dashboard's own name for it."""

"""What a model refuses is said in our words, not in its library's."""

import pytest
from pydantic import BaseModel, Field, ValidationError

from presentation.words.site.refusals import refusals


class Form(BaseModel):
    words: str = Field(min_length=1, max_length=2000)
    unheard_of: int = 0


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"words": ""}, "Write the words: they are missing."),
        ({"words": "x" * 2001}, "Words: write at most 2,000 characters."),
        (
            {"words": "x", "unheard_of": "y"},
            "Something here cannot be stored. Go through the fields once more.",
        ),
    ],
)
def test_each_field_that_is_refused_gives_one_sentence(fields: dict[str, str], words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Form.model_validate(fields)
    assert refusals(refused.value) == [words]

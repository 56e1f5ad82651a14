"""What counts as success: the measures of the plan, how they are computed, judged and worded."""

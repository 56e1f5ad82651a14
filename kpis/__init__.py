"""What counts as success: the measures of the plan, how they are computed and judged."""

"""What stands on the plan's page: its sections and other parts, its versions, and the forms that
change it."""

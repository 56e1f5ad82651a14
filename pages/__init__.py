"""What people see: the pages and the parts they share."""

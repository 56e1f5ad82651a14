"""What records on a server cost: one beside a file, and many places on one machine."""

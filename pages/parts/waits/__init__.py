"""What stands on the waiting times page: waits by pathway, board and area, and what reaching the
targets would take."""

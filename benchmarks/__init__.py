"""What can be measured and looked at rather than tested: times for realistic sizes, and pictures of
every page."""

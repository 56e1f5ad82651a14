"""Serves several places from one machine where there is no systemd: `python -m places places.toml`.

Each place has a port, at which bytes are passed on to a dashboard of its own. That is a process,
started when somebody first asks for the place and ended when nobody has for a while; where as many
run as may, the one that was used longest ago goes, if nobody has it open (docs/decisions/0020).
"""

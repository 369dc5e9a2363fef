"""``sejuk bench directives``: one directive to a whole country, and every unit's acknowledgement."""

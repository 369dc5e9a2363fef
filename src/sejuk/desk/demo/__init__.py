"""The demo world inside the desk: how it is loaded, and its clock."""

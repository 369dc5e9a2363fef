"""Mail to people who asked for it, through ``sejuk.desk.delivery``."""

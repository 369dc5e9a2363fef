"""The API: other systems of an office read cases and propose them, with a token of a member."""

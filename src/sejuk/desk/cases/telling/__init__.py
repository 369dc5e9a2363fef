"""Who has to know of something that people did with a case: told by mail, with a number and no claim."""

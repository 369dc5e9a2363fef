"""The queue: what is mine to do, in which order, and who has it in hand."""

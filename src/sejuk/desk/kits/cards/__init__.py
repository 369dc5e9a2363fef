"""Cards: one approved text as a picture for a phone, a story and a link's preview."""

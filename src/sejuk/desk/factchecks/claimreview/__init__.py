"""ClaimReview of schema.org: read from pages and data feeds, written for others, validated."""

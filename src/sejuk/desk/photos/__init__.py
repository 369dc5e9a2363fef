"""Pictures that people bring, taken apart and put together anew: one door in, faces blurred."""

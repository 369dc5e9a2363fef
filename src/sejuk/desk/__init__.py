"""The desk: the Django project that people work at."""

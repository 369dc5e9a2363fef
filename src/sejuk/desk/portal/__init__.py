"""The public side: no login, no tracking, quick on a slow phone, whole without JavaScript."""

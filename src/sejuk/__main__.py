"""``python -m sejuk``."""

from sejuk.cli import main

if __name__ == "__main__":
    main()

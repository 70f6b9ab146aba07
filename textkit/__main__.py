"""``python -m textkit`` is the command."""

from textkit.cli import main

if __name__ == "__main__":
    main()

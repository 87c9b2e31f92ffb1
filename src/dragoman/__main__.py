"""``python -m dragoman`` is ``dragoman``, for whoever has no such command on the path."""

from dragoman.cli import main

if __name__ == "__main__":
    main()

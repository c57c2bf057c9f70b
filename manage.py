#!/usr/bin/env python
"""On your own machine `DEBUG=true` is enough, which bin/prepare writes to .env: see wijkaanpak/local."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

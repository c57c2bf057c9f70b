"""Whoever queues a task talks to our broker: the web, a worker and every command."""

import subprocess
import sys


def test_a_command_queues_to_our_broker():
    ask = "from celery import current_app; print('queues to', current_app.main, current_app.conf.task_serializer)"

    answer = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ask], capture_output=True, text=True, check=True
    )

    assert "queues to wijkaanpak json" in answer.stdout

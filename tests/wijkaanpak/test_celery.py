"""Whoever queues a task talks to our broker: the web, a worker and every command."""

import subprocess
import sys

import pytest
from redis.exceptions import TimeoutError as RedisHangs

from wijkaanpak.celery import app


def test_a_command_queues_to_our_broker():
    ask = "from celery import current_app; print('queues to', current_app.main, current_app.conf.task_serializer)"

    answer = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ask], capture_output=True, text=True, check=True
    )

    assert "queues to wijkaanpak json" in answer.stdout


def test_a_worker_goes_on_after_an_acknowledgement_that_redis_did_not_take(settings, monkeypatch):
    url = settings.CACHES["default"]["LOCATION"].replace("unix://", "redis+socket://", 1)
    with app.connection_for_read(url) as connection, connection.channel() as channel:
        channel.basic_qos(prefetch_count=1)
        channel.qos._delivered["tag"] = channel.prepare_message("x")
        assert not channel.qos.can_consume()

        def hangs(delivery_tag):
            raise RedisHangs

        monkeypatch.setattr(channel.qos, "_remove_from_indices", hangs)
        with pytest.raises(RedisHangs):
            channel.qos.ack("tag")

        assert channel.qos.can_consume()

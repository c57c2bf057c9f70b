"""What the demo writes to people is read by who runs it, link and all."""

from django.core.mail import EmailMessage

from wijkaanpak.local.post import Post

FILES = "django.core.mail.backends.filebased.EmailBackend"
LINK = "http://127.0.0.1:8000/groningen/initiatieven/bevestigen/" + "x" * 43 + "/"


def test_a_letter_is_told_once_with_its_link(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FILES, tmp_path / "post"
    EmailMessage("Van gisteren", "Oud.", to=["sanne@groningen.example"]).send()
    post = Post(tmp_path / "post")
    assert list(post.fresh()) == []

    EmailMessage("Bevestig uw idee: café", f"Beste Zoë,\n\n{LINK}\n", to=["zoe@groningen.example"]).send()

    (told,) = post.fresh()
    assert told.startswith("\nMail to zoe@groningen.example: Bevestig uw idee: café\n\nBeste Zoë,")
    assert LINK in told
    assert list(post.fresh()) == []


def test_a_letter_that_comes_later_in_the_same_file_is_told_too(tmp_path):
    between = "\n" + "-" * 79 + "\n"
    file = tmp_path / "1.log"
    file.write_text(f"Subject: Een\nTo: a@b.example\n\nHallo.{between}")
    post = Post(tmp_path)

    with file.open("a") as log:
        log.write(f"Subject: Twee\nTo: a@b.example\n\nDag.{between}")

    (told,) = post.fresh()
    assert "Twee" in told


def test_half_a_letter_waits_until_it_is_whole(tmp_path):
    post = Post(tmp_path)
    (tmp_path / "1.log").write_bytes(b"Subject: Half\nTo: a@b.example\n\nNog ni")

    assert list(post.fresh()) == []

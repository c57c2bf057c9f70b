"""What a password must be, in our words: Django has none in Dutch for one that is short."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """At least so many characters; a sentence is easier to remember than a puzzle."""

    def get_error_message(self) -> str:
        return _("Het wachtwoord is te kort. Gebruik minstens %d tekens.") % self.min_length

    def get_help_text(self) -> str:
        return _("Gebruik minstens %d tekens. Een zin van een paar woorden onthoudt u goed.") % self.min_length

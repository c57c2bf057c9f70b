"""What all of this raises: a sentence that says what is wrong and what to do."""


class BackupRefused(Exception):
    """Nothing was made, or what was made is not to be trusted; its text is for whoever typed the command."""

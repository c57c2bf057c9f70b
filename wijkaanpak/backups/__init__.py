"""Backups: one snapshot of the database with the media that its rows name, checked, practised and put back.

A backup is a folder: `database.dump` (custom format), `media/`, and `manifest.json`, which is written last. `making`
makes one, `checking` reads one over, `restoring` puts one back; the commands `backup`, `verify_backup` and `restore`
say in words what they did. Knows no model of the product: tables come from the database, files from every FileField.
"""

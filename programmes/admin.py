"""Reference data alone: the words all municipalities share. No workflow here."""

from django.contrib import admin

from programmes.models import Challenge, GuidingPrinciple


@admin.register(GuidingPrinciple)
class GuidingPrincipleAdmin(admin.ModelAdmin):
    list_display = ["number", "name"]
    list_display_links = ["name"]
    prepopulated_fields = {"key": ["name"]}


@admin.register(Challenge)
class ChallengeAdmin(admin.ModelAdmin):
    list_display = ["number", "name", "is_new"]
    list_display_links = ["name"]
    prepopulated_fields = {"key": ["name"]}

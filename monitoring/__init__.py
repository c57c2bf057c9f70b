"""Judgement; knows both, nobody knows it."""

"""The judgement of the ten success factors: evidence and a reference date in, a score out.

Nothing here knows Django, a clock or a database, so the same evidence and the same date give the same score
for as long as the programme runs. The texts are plain Dutch sentences for council members.
"""

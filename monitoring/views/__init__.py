"""Views of the judgement: the programme at a glance, its factors, its reports."""

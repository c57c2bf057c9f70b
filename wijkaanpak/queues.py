"""Which work waits in which queue, so that a long kind of work never keeps a short one waiting.

A worker takes the queues it is given (`-Q`); `ALL` is what one worker for everything takes.
"""

LETTERS, SWEEPS, IMPORTS, REPORTS, REST = "letters", "sweeps", "imports", "pdf", "celery"
ALL = (LETTERS, SWEEPS, IMPORTS, REPORTS, REST)
# Of a task that is in none of these lines it is not known how long it takes: it stands with the rest.
ROUTES = {
    "*.tasks.send_*": {"queue": LETTERS},
    "*.tasks.sweep_*": {"queue": SWEEPS},
    "wijkaanpak.tasks.pulse": {"queue": SWEEPS},
    "wijkaanpak.tasks.note_lost_processes": {"queue": SWEEPS},
    "neighbourhoods.tasks.work_on_import": {"queue": IMPORTS},
    "monitoring.tasks.render_report": {"queue": REPORTS},
}

"""Makes every stage, verdict and figure of a report again from the files in its PDF alone, and says which differ.

It is written apart from the code that makes a report, so that a fault in one is not repeated in the other: no Django,
no database, nothing else of the platform. `contents` opens the PDF; `stages`, `points`, `verdicts` and `reach` judge
again; `tables` holds the CSV files against the document.
"""

from monitoring.verifying.contents import NotOurs
from monitoring.verifying.verification import Verification, verify

__all__ = ["NotOurs", "Verification", "verify"]

"""The action table: every command of the desk with its words, keys, icon and help, one row each."""

from __future__ import annotations

from workbench.ui.commands.row import Row
from workbench.ui.commands.table_claims import CLAIM_ROWS
from workbench.ui.commands.table_desk import DESK_ROWS, SESSION_ROWS
from workbench.ui.commands.table_evidence import EVIDENCE_ROWS
from workbench.ui.commands.table_moving import MOVING_ROWS
from workbench.ui.commands.table_points import POINT_ROWS
from workbench.ui.commands.table_reading import READING_ROWS
from workbench.ui.commands.table_work import WORK_ROWS

TABLE: tuple[Row, ...] = (
    *SESSION_ROWS,
    *CLAIM_ROWS,
    *WORK_ROWS,
    *MOVING_ROWS,
    *POINT_ROWS,
    *EVIDENCE_ROWS,
    *DESK_ROWS,
    *READING_ROWS,
)

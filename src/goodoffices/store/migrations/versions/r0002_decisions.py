"""Decisions in their order, and what was nearly linked."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _plain(length: int) -> sa.types.TypeEngine[str]:
    """Ids, keys and days: compared byte by byte on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Gives decisions their number (no version of the tool wrote any before), and near-misses a table."""
    op.drop_table("decisions")
    op.create_table(
        "decisions",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("day", _plain(10), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    op.create_index("ix_decisions_number", "decisions", ["number"])
    op.create_table(
        "near",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("one", _plain(17), nullable=False),
        sa.Column("other", _plain(17), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    """Gives back the tables of 0001."""
    op.drop_table("near")
    op.drop_table("decisions")
    op.create_table(
        "decisions",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("day", _plain(10), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )

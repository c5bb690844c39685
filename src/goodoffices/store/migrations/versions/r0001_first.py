"""The first tables: articles, claims, entries, members, decisions, meta, and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _plain(length: int) -> sa.types.TypeEngine[str]:
    """Ids, keys and days: compared byte by byte on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Creates every table."""
    op.create_table("meta", sa.Column("key", _plain(40), primary_key=True), sa.Column("value", sa.Text, nullable=False))
    op.create_table(
        "articles",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("engine", sa.String(80), nullable=False),
        sa.Column("unread", sa.Text),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("article", _plain(17), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    op.create_index("ix_claims_article", "claims", ["article"])
    op.create_table(
        "entries",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("format", sa.Text),
        sa.Column("first", _plain(10)),
        sa.Column("last", _plain(10)),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    op.create_index("ix_entries_number", "entries", ["number"])
    op.create_index("entries_kind_status", "entries", ["kind", "status"])
    op.create_index("entries_days", "entries", ["first", "last"])
    op.create_table(
        "members",
        sa.Column("claim", _plain(17), primary_key=True),
        sa.Column("entry", _plain(17), nullable=False),
    )
    op.create_index("ix_members_entry", "members", ["entry"])
    op.create_table(
        "decisions",
        sa.Column("id", _plain(17), primary_key=True),
        sa.Column("day", _plain(10), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5("
            "id UNINDEXED, what UNINDEXED, title, words, tokenize = 'unicode61 remove_diacritics 2')"
        )
    else:
        op.execute(
            'CREATE TABLE search (id varchar(17) COLLATE "C", what varchar(7), title text NOT NULL,'
            " words text NOT NULL, vector tsvector NOT NULL, PRIMARY KEY (what, id))"
        )
        op.execute("CREATE INDEX search_vector ON search USING gin (vector)")


def downgrade() -> None:
    """Drops every table."""
    op.execute("DROP TABLE search")
    for table in ("decisions", "members", "entries", "claims", "articles", "meta"):
        op.drop_table(table)

"""Whom we may call: checklists, consents, lists and what became of their rows, and a campaign's life and pace."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "operator_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("chosen_by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator_choice")),
    )
    with op.batch_alter_table("operator_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_operator_choice_name"), ["name"], unique=False)

    op.create_table(
        "client_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_record_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_record")),
    )
    with op.batch_alter_table("client_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_client_record_client_id"), ["client_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("sealed_number", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_person", sa.LargeBinary(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("named", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("wording_version", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("collected_by", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("list_id", sa.String(), nullable=True),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_consent_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("fact", name=op.f("uq_consent_fact")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index("ix_consent_fingerprint_client", ["fingerprint", "client_id"], unique=False)

    op.create_table(
        "campaign_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("became", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_event_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_event")),
    )
    with op.batch_alter_table("campaign_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_campaign_event_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "consent_withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consent_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name=op.f("fk_consent_withdrawal_consent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_withdrawal")),
    )
    with op.batch_alter_table("consent_withdrawal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_withdrawal_consent_id"), ["consent_id"], unique=False)

    op.create_table(
        "contact_list",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("mapping", sa.String(), nullable=False),
        sa.Column("encoding", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("callable", sa.Integer(), nullable=False),
        sa.Column("excluded", sa.String(), nullable=False),
        sa.Column("faulty", sa.Integer(), nullable=False),
        sa.Column("duplicate", sa.Integer(), nullable=False),
        sa.Column("registers", sa.String(), nullable=False),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_contact_list_campaign_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_list")),
    )
    with op.batch_alter_table("contact_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_list_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "exclusion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["contact_list.id"], name=op.f("fk_exclusion_list_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
    )
    with op.batch_alter_table("exclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exclusion_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index(batch_op.f("ix_exclusion_list_id"), ["list_id"], unique=False)

    op.create_table(
        "presence",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_presence")),
    )

    op.create_table(
        "first_words",
        sa.Column("call_id", sa.String(), nullable=False),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_first_words")),
    )

    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.add_column(sa.Column("purpose_class", sa.String(), server_default="marketing", nullable=False))
        batch_op.add_column(sa.Column("calls_per_minute", sa.Double(), server_default="60", nullable=False))
        batch_op.add_column(sa.Column("concurrency", sa.Integer(), server_default="5", nullable=False))
        batch_op.add_column(sa.Column("attempts", sa.Integer(), server_default="3", nullable=False))
        batch_op.add_column(sa.Column("next_dial_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opens", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("closes", sa.String(), nullable=True))

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("list_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("state", sa.String(), server_default="waiting", nullable=False))
        batch_op.add_column(
            sa.Column("due_at", sa.DateTime(timezone=True), server_default="1970-01-01 00:00:00+00:00", nullable=False)
        )
        batch_op.add_column(sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("tries", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("last", sa.String(), nullable=True))
        batch_op.create_index(
            "ix_contact_in_hand", ["campaign_id"], unique=False,
            sqlite_where=sa.text("state = 'in_hand'"), postgresql_where=sa.text("state = 'in_hand'"),
        )  # fmt: skip
        batch_op.create_index("ix_contact_due", ["campaign_id", "state", "due_at", "row"], unique=False)
        batch_op.create_index(batch_op.f("ix_contact_list_id"), ["list_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_contact_list_id"), "contact_list", ["list_id"], ["id"])

    # What was called before there were consents is not called again, and every campaign is checked and approved anew.
    op.execute("update campaign set state = 'draft'")
    op.execute(
        "update contact set state = 'done', attempts = 1, tries = 1, last = 'called before' "
        "where exists (select 1 from call where call.contact_id = contact.id)"
    )


def downgrade() -> None:
    raise RuntimeError("There is no way back: it would lose what people consented to.")

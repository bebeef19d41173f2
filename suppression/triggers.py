"""The backstop of the do-not-call list: the database itself refuses to change or delete an entry.

The statements are complete, so that a migration may execute them as they stand, one at a time.
"""

SQLITE = (
    """CREATE TRIGGER suppression_entry_no_update BEFORE UPDATE ON suppression_entry
BEGIN SELECT RAISE(ABORT, 'a suppression entry is never changed'); END""",
    """CREATE TRIGGER suppression_entry_no_delete BEFORE DELETE ON suppression_entry
BEGIN SELECT RAISE(ABORT, 'a suppression entry is never deleted'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above, unless recursive_triggers is on.
    """CREATE TRIGGER suppression_entry_no_replace BEFORE INSERT ON suppression_entry
WHEN EXISTS (SELECT 1 FROM suppression_entry WHERE id = NEW.id OR fact = NEW.fact)
BEGIN SELECT RAISE(ABORT, 'a suppression entry is never replaced'); END""",
)
POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION suppression_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a suppression entry is never changed or deleted' USING ERRCODE = 'restrict_violation'; END $$""",
    """CREATE TRIGGER suppression_entry_no_change BEFORE UPDATE OR DELETE ON suppression_entry
FOR EACH ROW EXECUTE FUNCTION suppression_entry_refuse()""",
    """CREATE TRIGGER suppression_entry_no_truncate BEFORE TRUNCATE ON suppression_entry
FOR EACH STATEMENT EXECUTE FUNCTION suppression_entry_refuse()""",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}

-- Which run of an import a message came with; empty for one that was received by us.

ALTER TABLE message ADD COLUMN import_run VARCHAR(26) NOT NULL DEFAULT '';
CREATE INDEX message_import ON message (import_run, id);

-- The words of each message, folded by org.spampot.store.sql.Words; rowid is message.id. Nothing but the index is kept.
CREATE VIRTUAL TABLE message_text USING fts5(
    subject, sender, recipient, name, body, link,
    content = '', columnsize = 0, tokenize = 'ascii'
);

-- A commit of some hundred messages fits in memory and becomes one segment; segments are merged eight at a time.
INSERT INTO message_text (message_text, rank) VALUES ('hashsize', 8388608);
INSERT INTO message_text (message_text, rank) VALUES ('automerge', 8);

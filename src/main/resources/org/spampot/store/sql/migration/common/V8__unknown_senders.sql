-- Whether anybody said who sent a message: 0 where an archive or a log does not. mail_from is empty then, as it is for the null sender.

ALTER TABLE message ADD COLUMN sender_known INTEGER NOT NULL DEFAULT 1;

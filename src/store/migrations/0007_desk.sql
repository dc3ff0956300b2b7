-- What working at the keyboard asks for.

-- What becomes of a ticket with a canned reply, as JSON.
ALTER TABLE canned ADD COLUMN macros TEXT;

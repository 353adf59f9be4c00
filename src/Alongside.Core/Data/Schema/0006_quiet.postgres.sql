-- What secret words lead to: an account with a record of its own. The hash is slow, and made of the words and of the
-- account that types them; that account is named nowhere, and no other row joins the two. No moment is kept.
CREATE TABLE quiet_door (
  door_hash  bytea NOT NULL PRIMARY KEY CHECK (octet_length(door_hash) = 32),
  account_id uuid NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED
);

-- Only whoever comes with the hash finds or makes its row, and only that one. The role of the door has no way to it at all.
ALTER TABLE quiet_door ENABLE ROW LEVEL SECURITY;
ALTER TABLE quiet_door FORCE ROW LEVEL SECURITY;
CREATE POLICY quiet_door_words ON quiet_door TO {app}
  USING (door_hash = (SELECT decode(nullif(current_setting('app.door', true), ''), 'hex')));

GRANT SELECT, INSERT, DELETE ON quiet_door TO {app};

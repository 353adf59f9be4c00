-- What secret words lead to: an account with a record of its own. The hash is slow, and made of the words and of the
-- account that types them; that account is named nowhere, and no other row joins the two. No moment is kept.
CREATE TABLE quiet_door (
  door_hash  BLOB NOT NULL PRIMARY KEY CHECK (length(door_hash) = 32),
  account_id BLOB NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

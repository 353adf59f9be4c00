-- Coming in: an address of one's own, beginning by oneself, how long one stays, and shares that are about to end.

-- Kinds: 1 link, 2 code, 3 printed, 4 a code that shows that a new address is one's own. The address stays with the code of
-- a letter for as long as the code is good and an hour more: whoever is new begins with it, or gives it as their own.
CREATE TABLE sign_in_code_again (
  code_hash    BLOB NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
  attempt_id   BLOB NOT NULL CHECK (length(attempt_id) = 16),
  account_id   BLOB NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  kind         INTEGER NOT NULL CHECK (kind IN (1, 2, 3, 4)),
  address_hash BLOB NULL CHECK (length(address_hash) = 32),
  email        TEXT NULL,
  made_by      BLOB NULL,
  made_at      INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL,
  tries        INTEGER NOT NULL,
  used_at      INTEGER NULL,
  used_with    BLOB NULL CHECK (length(used_with) = 32),
  person_id    BLOB NULL CHECK (person_id IS NULL OR (kind = 3 AND account_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_code_again (code_hash, attempt_id, account_id, kind, address_hash, made_by, made_at, ends_at, tries, used_at, used_with, person_id)
  SELECT code_hash, attempt_id, account_id, kind, address_hash, made_by, made_at, ends_at, tries, used_at, used_with, person_id FROM sign_in_code;
DROP TABLE sign_in_code;
ALTER TABLE sign_in_code_again RENAME TO sign_in_code;
CREATE INDEX sign_in_code_attempt ON sign_in_code (attempt_id);
CREATE INDEX sign_in_code_address ON sign_in_code (address_hash, made_at);
CREATE INDEX sign_in_code_account ON sign_in_code (account_id);
CREATE INDEX sign_in_code_ends ON sign_in_code (ends_at);

-- They said that the device is theirs alone.
ALTER TABLE sign_in_key ADD COLUMN stays INTEGER NOT NULL DEFAULT 0 CHECK (stays IN (0, 1));

-- Which share with the circle ends in 30 or 7 days, and whose: for the job that looks every few minutes. No words, no names.
CREATE TABLE renewal_due (
  share_id  BLOB NOT NULL CHECK (length(share_id) = 16),
  days      INTEGER NOT NULL CHECK (days IN (7, 30)),
  person_id BLOB NOT NULL,
  due_at    INTEGER NOT NULL,
  PRIMARY KEY (share_id, days)
) STRICT, WITHOUT ROWID;
CREATE INDEX renewal_due_at ON renewal_due (due_at);
INSERT INTO renewal_due (share_id, days, person_id, due_at)
  SELECT share_id, soon.days, person_id, until_at - soon.days * 86400000
  FROM share, (SELECT 30 AS days UNION ALL SELECT 7) soon
  WHERE viewer_kind = 1 AND taken_back_at IS NULL AND until_at - soon.days * 86400000 > unixepoch() * 1000;

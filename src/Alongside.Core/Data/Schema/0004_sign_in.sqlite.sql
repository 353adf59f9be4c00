-- Signing in: an address to write to, codes that open the door once, where a key is used, and where somebody works.

-- As it was given, and as it is looked up. Choosing no electronic contact is an answer too.
ALTER TABLE account ADD COLUMN email TEXT NULL;
ALTER TABLE account ADD COLUMN email_fold TEXT NULL;
ALTER TABLE account ADD COLUMN no_electronic_contact INTEGER NOT NULL DEFAULT 0 CHECK (no_electronic_contact IN (0, 1) AND (no_electronic_contact = 0 OR email IS NULL));
CREATE UNIQUE INDEX account_email ON account (email_fold) WHERE email_fold IS NOT NULL;

-- 1 computer, 2 phone, 3 program. No address of anybody's device is kept.
ALTER TABLE sign_in_key ADD COLUMN device INTEGER NULL CHECK (device IN (1, 2, 3));
ALTER TABLE sign_in_key ADD COLUMN last_used_at INTEGER NULL;

-- Kinds: 1 link, 2 code, 3 printed. Without an account it is for an address that nobody has: the same row, so that it
-- takes the same way. Forgotten a day after its end.
CREATE TABLE sign_in_code (
  code_hash    BLOB NOT NULL PRIMARY KEY CHECK (length(code_hash) = 32),
  attempt_id   BLOB NOT NULL CHECK (length(attempt_id) = 16),
  account_id   BLOB NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  kind         INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  address_hash BLOB NULL CHECK (length(address_hash) = 32),
  made_by      BLOB NULL,
  made_at      INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL,
  tries        INTEGER NOT NULL,
  used_at      INTEGER NULL,
  used_with    BLOB NULL CHECK (length(used_with) = 32)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_code_attempt ON sign_in_code (attempt_id);
CREATE INDEX sign_in_code_address ON sign_in_code (address_hash, made_at);
CREATE INDEX sign_in_code_ends ON sign_in_code (ends_at);

CREATE TABLE works_at (
  work_id         BLOB NOT NULL PRIMARY KEY CHECK (length(work_id) = 16),
  account_id      BLOB NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  organisation_id BLOB NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  team_id         BLOB NULL REFERENCES team (team_id) DEFERRABLE INITIALLY DEFERRED,
  from_at         INTEGER NOT NULL,
  until_at        INTEGER NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX works_at_account ON works_at (account_id);

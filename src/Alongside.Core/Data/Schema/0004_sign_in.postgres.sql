-- Signing in: an address to write to, codes that open the door once, where a key is used, and where somebody works.

-- As it was given, and as it is looked up. Choosing no electronic contact is an answer too.
ALTER TABLE account ADD COLUMN email text NULL;
ALTER TABLE account ADD COLUMN email_fold text NULL;
ALTER TABLE account ADD COLUMN no_electronic_contact boolean NOT NULL DEFAULT false CHECK (NOT no_electronic_contact OR email IS NULL);
CREATE UNIQUE INDEX account_email ON account (email_fold) WHERE email_fold IS NOT NULL;

-- 1 computer, 2 phone, 3 program. No address of anybody's device is kept.
ALTER TABLE sign_in_key ADD COLUMN device integer NULL CHECK (device IN (1, 2, 3));
ALTER TABLE sign_in_key ADD COLUMN last_used_at timestamptz NULL;

-- Kinds: 1 link, 2 code, 3 printed. Without an account it is for an address that nobody has: the same row, so that it
-- takes the same way. Forgotten a day after its end.
CREATE TABLE sign_in_code (
  code_hash    bytea NOT NULL PRIMARY KEY,
  attempt_id   uuid NOT NULL,
  account_id   uuid NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  kind         integer NOT NULL CHECK (kind IN (1, 2, 3)),
  address_hash bytea NULL,
  made_by      uuid NULL,
  made_at      timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  tries        integer NOT NULL,
  used_at      timestamptz NULL,
  used_with    bytea NULL
);
CREATE INDEX sign_in_code_attempt ON sign_in_code (attempt_id);
CREATE INDEX sign_in_code_address ON sign_in_code (address_hash, made_at);
CREATE INDEX sign_in_code_ends ON sign_in_code (ends_at);

CREATE TABLE works_at (
  work_id         uuid NOT NULL PRIMARY KEY,
  account_id      uuid NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  organisation_id uuid NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  team_id         uuid NULL REFERENCES team (team_id) DEFERRABLE INITIALLY DEFERRED,
  from_at         timestamptz NOT NULL,
  until_at        timestamptz NULL
);
CREATE INDEX works_at_account ON works_at (account_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_code TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON works_at TO {app}, {door};

-- Coming in: an address of one's own, beginning by oneself, how long one stays, and shares that are about to end.

-- Kinds: 1 link, 2 code, 3 printed, 4 a code that shows that a new address is one's own. The address stays with the code of
-- a letter for as long as the code is good and an hour more: whoever is new begins with it, or gives it as their own.
ALTER TABLE sign_in_code ADD COLUMN email text NULL;
ALTER TABLE sign_in_code DROP CONSTRAINT sign_in_code_kind_check;
ALTER TABLE sign_in_code ADD CONSTRAINT sign_in_code_kind_check CHECK (kind IN (1, 2, 3, 4));
CREATE INDEX sign_in_code_account ON sign_in_code (account_id);

-- They said that the device is theirs alone.
ALTER TABLE sign_in_key ADD COLUMN stays boolean NOT NULL DEFAULT false;

-- Which share with the circle ends in 30 or 7 days, and whose: for the job that looks every few minutes. No words, no names.
CREATE TABLE renewal_due (
  share_id  uuid NOT NULL,
  days      integer NOT NULL CHECK (days IN (7, 30)),
  person_id uuid NOT NULL,
  due_at    timestamptz NOT NULL,
  PRIMARY KEY (share_id, days)
);
CREATE INDEX renewal_due_at ON renewal_due (due_at);
-- The owner is bound by the policies too, and has none: it looks once past them, inside this transaction.
ALTER TABLE share NO FORCE ROW LEVEL SECURITY;
INSERT INTO renewal_due (share_id, days, person_id, due_at)
  SELECT share_id, soon.days, person_id, until_at - soon.days * interval '1 day'
  FROM share, (VALUES (30), (7)) soon (days)
  WHERE viewer_kind = 1 AND taken_back_at IS NULL AND until_at - soon.days * interval '1 day' > now();
ALTER TABLE share FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, DELETE ON renewal_due TO {app}, {door};

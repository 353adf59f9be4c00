-- Somebody may be let to tell and see nothing: a share that only gives. And invitations into the circle, whose code is kept
-- only as its SHA-256, apart from the record it leads to.

ALTER TABLE share ADD COLUMN only_gives boolean NOT NULL DEFAULT false;

DROP VIEW ground;
CREATE VIEW ground WITH (security_invoker = true) AS
  SELECT person_id, share_id AS ground_id, 1 AS kind, viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at FROM share
  UNION ALL
  SELECT person_id, exclusion_id, 2, viewer_kind, viewer_id, NULL, 0, false, 0, from_at, NULL, taken_back_at FROM exclusion
  UNION ALL
  SELECT person_id, support_id, 3, viewer_kind, viewer_id, organisation_id, CASE WHEN keep_me_safe THEN 128 ELSE 0 END, false, 1, from_at, until_at, NULL FROM support;

CREATE TABLE invitation (
  person_id     uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  invitation_id uuid NOT NULL,
  name          text NOT NULL,
  role          text NOT NULL,
  email         text NULL,
  parts         bigint NOT NULL,
  only_gives    boolean NOT NULL,
  until_at      timestamptz NOT NULL,
  made_at       timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  joined_by     uuid NULL,
  joined_name   text NULL,
  joined_at     timestamptz NULL,
  share_id      uuid NULL,
  over_at       timestamptz NULL,
  PRIMARY KEY (person_id, invitation_id)
);

-- What a code leads to, and nothing else: it is about nobody until somebody who holds the code shows it.
CREATE TABLE invitation_code (
  code_hash     bytea NOT NULL PRIMARY KEY,
  person_id     uuid NOT NULL,
  invitation_id uuid NOT NULL,
  ends_at       timestamptz NOT NULL,
  ended_at      timestamptz NULL
);
CREATE INDEX invitation_code_invitation ON invitation_code (invitation_id);

CREATE TRIGGER invitation_is_kept BEFORE DELETE ON invitation FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER invitation_is_not_emptied BEFORE TRUNCATE ON invitation FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER invitation_stays_as_it_was_made BEFORE UPDATE OF person_id, invitation_id, name, role, email, parts, only_gives, until_at, made_at, ends_at
  ON invitation FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER invitation_is_joined_once BEFORE UPDATE OF joined_by, joined_name, joined_at ON invitation FOR EACH ROW
  WHEN (OLD.joined_at IS NOT NULL AND (NEW.joined_by, NEW.joined_name, NEW.joined_at) IS DISTINCT FROM (OLD.joined_by, OLD.joined_name, OLD.joined_at))
  EXECUTE FUNCTION is_kept();

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY invitation_subject ON invitation TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY invitation_door ON invitation TO {door} USING (true);

GRANT SELECT ON ground TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON invitation, invitation_code TO {app}, {door};

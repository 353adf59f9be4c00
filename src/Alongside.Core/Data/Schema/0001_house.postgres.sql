-- The house: what is about nobody in particular, and what is about one person.
-- The same tables as on SQLite, plus roles, forced row level security and COLLATE "C" where order matters.
-- {app} and {door} are the roles of the two connection strings; the role that runs this owns the tables.
-- Every table about a person begins its key with person_id and carries its own part.

CREATE TABLE installation (
  one      integer NOT NULL PRIMARY KEY CHECK (one = 1),
  made_at  timestamptz NOT NULL,
  demo     boolean NOT NULL
);

CREATE TABLE organisation (
  organisation_id uuid NOT NULL PRIMARY KEY,
  name            text NOT NULL
);

CREATE TABLE team (
  team_id         uuid NOT NULL PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation (organisation_id) DEFERRABLE INITIALLY DEFERRED,
  name            text NOT NULL
);

CREATE TABLE account (
  account_id uuid NOT NULL PRIMARY KEY,
  name       text NOT NULL,
  role       text NOT NULL,
  person_id  uuid NULL,
  made_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_person ON account (person_id) WHERE person_id IS NOT NULL;

-- A key opens the door for one account in one capacity: a browser's cookie or a program's bearer token.
-- Only its SHA-256 is kept.
CREATE TABLE sign_in_key (
  key_hash        bytea NOT NULL PRIMARY KEY,
  account_id      uuid NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  kind            integer NOT NULL CHECK (kind IN (1, 2)),
  capacity        integer NOT NULL CHECK (capacity IN (1, 2, 3)),
  organisation_id uuid NULL,
  team_id         uuid NULL,
  made_at         timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL,
  ended_at        timestamptz NULL
);
CREATE INDEX sign_in_key_account ON sign_in_key (account_id);
CREATE INDEX sign_in_key_ends ON sign_in_key (ends_at);

CREATE TABLE idempotency (
  account_id uuid NOT NULL,
  key        text COLLATE "C" NOT NULL,
  body_hash  bytea NOT NULL,
  answer     text NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE outbox (
  outbox_id    uuid NOT NULL PRIMARY KEY,
  kind         text NOT NULL,
  payload      text NOT NULL,
  made_at      timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  leased_until timestamptz NULL,
  lease_id     uuid NULL,
  tries        integer NOT NULL,
  last_problem text NULL,
  sent_at      timestamptz NULL,
  parked_at    timestamptz NULL
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE job (
  name         text COLLATE "C" NOT NULL PRIMARY KEY,
  due_at       timestamptz NOT NULL,
  leased_until timestamptz NULL,
  lease_id     uuid NULL,
  last_ok_at   timestamptz NULL,
  last_problem text NULL,
  tries        integer NOT NULL
);

CREATE TABLE person (
  person_id uuid NOT NULL PRIMARY KEY,
  known_as  text NOT NULL,
  name_fold text COLLATE "C" NOT NULL,
  language  text NOT NULL,
  begun_at  timestamptz NOT NULL
);

CREATE TABLE statement (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  statement_id    uuid NOT NULL,
  part_bit        bigint NOT NULL CHECK (part_bit IN (1, 2, 4, 8, 16)),
  about_me        integer NOT NULL CHECK (about_me BETWEEN 1 AND 7),
  current_wording uuid NOT NULL,
  first_said_at   timestamptz NOT NULL,
  PRIMARY KEY (person_id, statement_id)
);

CREATE TABLE wording (
  person_id    uuid NOT NULL,
  statement_id uuid NOT NULL,
  wording_id   uuid NOT NULL,
  part_bit     bigint NOT NULL,
  replaces     uuid NULL,
  words        text NOT NULL,
  language     text NOT NULL,
  capture      text NOT NULL,
  said_on      date NULL,
  present      text NOT NULL,
  written_by   uuid NOT NULL,
  written_as   integer NOT NULL,
  writer_name  text NOT NULL,
  writer_role  text NOT NULL,
  at           timestamptz NOT NULL,
  salt         bytea NOT NULL,
  PRIMARY KEY (person_id, statement_id, wording_id),
  FOREIGN KEY (person_id, statement_id) REFERENCES statement (person_id, statement_id) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE statement ADD CONSTRAINT statement_current FOREIGN KEY (person_id, statement_id, current_wording)
  REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED;

-- Kinds of viewer: 1 circle, 2 worker, 3 team, 4 organisation, 5 account (in every capacity; exclusions only).
CREATE TABLE share (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  share_id        uuid NOT NULL,
  viewer_kind     integer NOT NULL CHECK (viewer_kind BETWEEN 1 AND 4),
  viewer_id       uuid NOT NULL,
  organisation_id uuid NULL,
  parts           bigint NOT NULL,
  purpose         integer NOT NULL CHECK (purpose IN (1, 2)),
  from_at         timestamptz NOT NULL,
  until_at        timestamptz NOT NULL,
  taken_back_at   timestamptz NULL,
  PRIMARY KEY (person_id, share_id)
);

CREATE TABLE exclusion (
  person_id     uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  exclusion_id  uuid NOT NULL,
  viewer_kind   integer NOT NULL CHECK (viewer_kind BETWEEN 3 AND 5),
  viewer_id     uuid NOT NULL,
  from_at       timestamptz NOT NULL,
  taken_back_at timestamptz NULL,
  PRIMARY KEY (person_id, exclusion_id)
);

CREATE TABLE support (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  support_id      uuid NOT NULL,
  viewer_kind     integer NOT NULL CHECK (viewer_kind IN (2, 3)),
  viewer_id       uuid NOT NULL,
  organisation_id uuid NOT NULL,
  keep_me_safe    boolean NOT NULL,
  from_at         timestamptz NOT NULL,
  until_at        timestamptz NULL,
  PRIMARY KEY (person_id, support_id)
);

CREATE TABLE event (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  event_id        uuid NOT NULL,
  part_bit        bigint NOT NULL,
  kind            text NOT NULL,
  account_id      uuid NOT NULL,
  capacity        integer NOT NULL,
  organisation_id uuid NULL,
  team_id         uuid NULL,
  about_id        uuid NULL,
  wording_id      uuid NULL,
  reason          text NULL,
  commitment      bytea NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (person_id, event_id)
);

CREATE TABLE look (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  look_id         uuid NOT NULL,
  part_bits       bigint NOT NULL,
  operation       integer NOT NULL,
  purpose         integer NOT NULL,
  ground          integer NOT NULL,
  account_id      uuid NOT NULL,
  capacity        integer NOT NULL,
  organisation_id uuid NULL,
  team_id         uuid NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (person_id, look_id)
);

-- Who may know that which record exists, in the order names are listed. Derived from share, support and person in the
-- same unit that changes them; its key begins with the viewer, which is the one agreed exception.
CREATE TABLE reach (
  viewer_kind     integer NOT NULL,
  viewer_id       uuid NOT NULL,
  name_fold       text COLLATE "C" NOT NULL,
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  ground_id       uuid NOT NULL,
  organisation_id uuid NULL,
  purpose         integer NOT NULL,
  known_as        text NOT NULL,
  from_at         timestamptz NOT NULL,
  until_at        timestamptz NULL,
  PRIMARY KEY (viewer_id, name_fold, person_id, ground_id)
);
CREATE INDEX reach_person ON reach (person_id);

-- What the gate decides on: 1 share, 2 exclusion, 3 support.
CREATE VIEW ground WITH (security_invoker = true) AS
  SELECT person_id, share_id AS ground_id, 1 AS kind, viewer_kind, viewer_id, organisation_id, parts, purpose, from_at, until_at, taken_back_at FROM share
  UNION ALL
  SELECT person_id, exclusion_id, 2, viewer_kind, viewer_id, NULL, 0, 0, from_at, NULL, taken_back_at FROM exclusion
  UNION ALL
  SELECT person_id, support_id, 3, viewer_kind, viewer_id, organisation_id, CASE WHEN keep_me_safe THEN 128 ELSE 0 END, 1, from_at, until_at, NULL FROM support;

-- The words as they stand now. Earlier wordings stay in wording, behind a mask of their own.
CREATE VIEW statement_now WITH (security_invoker = true) AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me,
         w.wording_id, w.words, w.language, w.capture, w.said_on, w.present, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording;

CREATE FUNCTION is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a % is never changed or deleted', TG_TABLE_NAME; END $$;
CREATE TRIGGER wording_is_kept BEFORE UPDATE OR DELETE ON wording FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER look_is_kept BEFORE UPDATE OR DELETE ON look FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER statement_stays_where_it_is BEFORE UPDATE OF person_id, statement_id, first_said_at ON statement FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER wording_is_not_emptied BEFORE TRUNCATE ON wording FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER look_is_not_emptied BEFORE TRUNCATE ON look FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER statement_is_not_emptied BEFORE TRUNCATE ON statement FOR EACH STATEMENT EXECUTE FUNCTION is_kept();

-- Row level security, forced on the owner too. A setting that is not there, or is empty, matches no row.
-- Tables about a person answer only for the person whose record is open (app.subject). Grounds answer by their own
-- columns only, because a policy that looks into another guarded table would recurse.

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_subject ON person TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY person_door ON person TO {door} USING (true);

ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement FORCE ROW LEVEL SECURITY;
CREATE POLICY statement_subject ON statement TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY statement_door ON statement TO {door} USING (true);

ALTER TABLE wording ENABLE ROW LEVEL SECURITY;
ALTER TABLE wording FORCE ROW LEVEL SECURITY;
CREATE POLICY wording_subject ON wording TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY wording_door ON wording TO {door} USING (true);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_subject ON event TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY event_door ON event TO {door} USING (true);

ALTER TABLE look ENABLE ROW LEVEL SECURITY;
ALTER TABLE look FORCE ROW LEVEL SECURITY;
CREATE POLICY look_subject ON look TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY look_door ON look TO {door} USING (true);

ALTER TABLE share ENABLE ROW LEVEL SECURITY;
ALTER TABLE share FORCE ROW LEVEL SECURITY;
CREATE POLICY share_subject ON share TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY share_viewer ON share FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY share_door ON share TO {door} USING (true);

ALTER TABLE exclusion ENABLE ROW LEVEL SECURITY;
ALTER TABLE exclusion FORCE ROW LEVEL SECURITY;
CREATE POLICY exclusion_subject ON exclusion TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY exclusion_viewer ON exclusion FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY exclusion_door ON exclusion TO {door} USING (true);

ALTER TABLE support ENABLE ROW LEVEL SECURITY;
ALTER TABLE support FORCE ROW LEVEL SECURITY;
CREATE POLICY support_subject ON support TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY support_viewer ON support FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY support_door ON support TO {door} USING (true);

ALTER TABLE reach ENABLE ROW LEVEL SECURITY;
ALTER TABLE reach FORCE ROW LEVEL SECURITY;
CREATE POLICY reach_subject ON reach TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY reach_viewer ON reach FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY reach_door ON reach TO {door} USING (true);

GRANT SELECT ON ALL TABLES IN SCHEMA public TO {app}, {door};
GRANT INSERT ON installation, organisation, team, account, sign_in_key, idempotency, outbox, job,
  person, statement, wording, share, exclusion, support, event, look, reach TO {app}, {door};
GRANT UPDATE ON account, sign_in_key, outbox, job, person, statement, share, exclusion, support TO {app}, {door};
GRANT DELETE ON sign_in_key, idempotency, outbox, reach TO {app}, {door};

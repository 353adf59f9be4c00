-- Who looked, asked why, and how to talk with somebody.

-- A look with the minute it was made in, counted in UTC since 1970, so that looks can be grouped by the hour and the day of a place.
CREATE VIEW look_minute WITH (security_invoker = true) AS
  SELECT person_id, look_id, part_bits, operation, purpose, ground, account_id, capacity, organisation_id, team_id, at,
         floor(extract(epoch FROM at) / 60)::bigint AS minute FROM look;

-- The person asks an organisation why somebody looked. The asked organisation (viewer_id) sees this row and nothing else.
CREATE TABLE look_question (
  person_id     uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  question_id   uuid NOT NULL,
  part_bit      bigint NOT NULL CHECK (part_bit = 16),
  viewer_id     uuid NOT NULL,
  known_as      text NOT NULL,
  about_account uuid NULL,
  about_name    text NULL,
  words         text NULL,
  language      text NOT NULL,
  asked_at      timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  answer        text NULL,
  answer_language text NULL,
  answered_by   uuid NULL,
  answerer_name text NULL,
  answerer_role text NULL,
  answered_at   timestamptz NULL,
  climbed_at    timestamptz NULL,
  PRIMARY KEY (person_id, question_id)
);
CREATE INDEX look_question_viewer ON look_question (viewer_id);

CREATE VIEW question_asked WITH (security_invoker = true) AS
  SELECT person_id, question_id, viewer_id, known_as, about_name, words, language, asked_at, due_at,
         answer, answer_language, answered_by, answerer_name, answered_at, climbed_at FROM look_question;

-- Which question is due when, and whose: for the job that looks every few minutes. No words, no names; gone once it is answered.
CREATE TABLE question_due (
  question_id uuid NOT NULL PRIMARY KEY,
  person_id   uuid NOT NULL,
  due_at      timestamptz NOT NULL
);
CREATE INDEX question_due_at ON question_due (due_at);

-- How somebody communicates, in plain specific terms. Kinds: 1 a need, 2 how I say yes, 3 how I say no, 4 a topic not to raise.
CREATE TABLE need (
  person_id   uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  need_id     uuid NOT NULL,
  part_bit    bigint NOT NULL CHECK (part_bit = 64),
  kind        integer NOT NULL CHECK (kind BETWEEN 1 AND 4),
  words       text NOT NULL,
  language    text NOT NULL,
  replaces    uuid NULL,
  written_by  uuid NOT NULL,
  writer_name text NOT NULL,
  at          timestamptz NOT NULL,
  review_by   date NOT NULL,
  gone_at     timestamptz NULL,
  PRIMARY KEY (person_id, need_id)
);

-- How, when and with which words the person may be reached. The latest one that was not ended holds.
CREATE TABLE safe_contact (
  person_id  uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  contact_id uuid NOT NULL,
  part_bit   bigint NOT NULL CHECK (part_bit = 64),
  channel    text NOT NULL,
  address    text NULL,
  from_hour  integer NULL CHECK (from_hour BETWEEN 0 AND 23),
  until_hour integer NULL CHECK (until_hour BETWEEN 1 AND 24),
  say        text NULL,
  language   text NOT NULL,
  at         timestamptz NOT NULL,
  ended_at   timestamptz NULL,
  PRIMARY KEY (person_id, contact_id)
);

CREATE TRIGGER look_question_is_kept BEFORE DELETE ON look_question FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER look_question_stays_as_it_was_asked BEFORE UPDATE OF person_id, question_id, viewer_id, known_as, about_account, about_name, words, language, asked_at, due_at ON look_question FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER look_question_is_not_emptied BEFORE TRUNCATE ON look_question FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE look_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE look_question FORCE ROW LEVEL SECURITY;
CREATE POLICY look_question_subject ON look_question TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY look_question_viewer ON look_question FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY look_question_door ON look_question TO {door} USING (true);

CREATE TRIGGER need_is_kept BEFORE DELETE ON need FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER need_stays_as_it_was_said BEFORE UPDATE OF person_id, need_id, part_bit, kind, words, language, replaces, written_by, writer_name, at, review_by ON need FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER need_is_not_emptied BEFORE TRUNCATE ON need FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE need ENABLE ROW LEVEL SECURITY;
ALTER TABLE need FORCE ROW LEVEL SECURITY;
CREATE POLICY need_subject ON need TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY need_door ON need TO {door} USING (true);

CREATE TRIGGER safe_contact_is_kept BEFORE DELETE ON safe_contact FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER safe_contact_stays_as_it_was_said BEFORE UPDATE OF person_id, contact_id, part_bit, channel, address, from_hour, until_hour, say, language, at ON safe_contact FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER safe_contact_is_not_emptied BEFORE TRUNCATE ON safe_contact FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE safe_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE safe_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY safe_contact_subject ON safe_contact TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY safe_contact_door ON safe_contact TO {door} USING (true);
CREATE TRIGGER look_question_is_answered_once BEFORE UPDATE OF answer, answer_language, answered_by, answerer_name, answerer_role, answered_at ON look_question
  FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION is_kept();

GRANT SELECT ON look_minute, question_asked TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON look_question, need, safe_contact TO {app}, {door};
GRANT SELECT, INSERT, DELETE ON question_due TO {app}, {door};

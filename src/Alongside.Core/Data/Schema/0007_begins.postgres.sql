-- How a record begins when somebody else begins it, the facts about a person, and how a record ends. And whose a record is, when
-- one person has more than one.

-- A record that a worker began: by whom, where, on what basis and why; and how the person was told of it. The organisation
-- (viewer_id) sees what it wrote itself and nothing else.
CREATE TABLE beginning (
  person_id   uuid NOT NULL PRIMARY KEY REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  begun_id    uuid NOT NULL,
  part_bit    bigint NOT NULL CHECK (part_bit = 16),
  viewer_id   uuid NOT NULL,
  known_as    text NOT NULL,
  name_fold   text COLLATE "C" NOT NULL,
  born        date NULL,
  nhs_number  text NULL,
  chi_number  text NULL,
  basis       text NOT NULL,
  because     text NOT NULL,
  language    text NOT NULL,
  begun_by    uuid NOT NULL,
  worker_name text NOT NULL,
  worker_role text NOT NULL,
  works_at    text NOT NULL,
  at          timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  letter_at   timestamptz NULL,
  told_at     timestamptz NULL,
  told_on     date NULL,
  told_how    text NULL,
  interpreter text NULL,
  told_by     uuid NULL,
  teller_name text NULL,
  late_at     timestamptz NULL
);
CREATE UNIQUE INDEX beginning_begun ON beginning (begun_id);
CREATE INDEX beginning_viewer ON beginning (viewer_id);

CREATE VIEW begun WITH (security_invoker = true) AS
  SELECT person_id, begun_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, basis, because, language, worker_name,
         at, due_at, letter_at, told_at, told_on, told_how, interpreter, teller_name, late_at FROM beginning;

-- Who is to be told by when: for the job that looks every few minutes. No words, no names; gone once they were told.
CREATE TABLE begun_due (
  person_id uuid NOT NULL PRIMARY KEY,
  due_at    timestamptz NOT NULL
);
CREATE INDEX begun_due_at ON begun_due (due_at);

-- Facts about the person. Kinds: 1 a former name, 2 pronoun, 3 day of birth, 4 NHS number, 5 CHI number, 6 address (without
-- words: no fixed address). Former names are for the person alone.
CREATE TABLE detail (
  person_id   uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  detail_id   uuid NOT NULL,
  part_bit    bigint NOT NULL CHECK (part_bit IN (1, 16) AND (kind <> 1 OR part_bit = 16)),
  kind        integer NOT NULL CHECK (kind BETWEEN 1 AND 6),
  words       text NULL CHECK (words IS NOT NULL OR kind = 6),
  language    text NOT NULL,
  written_by  uuid NOT NULL,
  writer_name text NOT NULL,
  at          timestamptz NOT NULL,
  ended_at    timestamptz NULL,
  PRIMARY KEY (person_id, detail_id)
);

-- Kinds: 1 the person does not want it, 2 moved to another host, 3 died. Taken back when it was a mistake, or taken up again.
CREATE TABLE ending (
  person_id     uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  ending_id     uuid NOT NULL,
  kind          integer NOT NULL CHECK (kind IN (1, 2, 3)),
  on_day        date NULL,
  moved_to      text NULL,
  told_by       text NULL,
  written_by    uuid NOT NULL,
  writer_name   text NOT NULL,
  writer_role   text NOT NULL,
  works_at      text NOT NULL,
  at            timestamptz NOT NULL,
  taken_back_at timestamptz NULL,
  PRIMARY KEY (person_id, ending_id)
);

-- What an organisation keeps of somebody who said no: the name it knew, and until when nobody there asks again.
CREATE TABLE said_no (
  person_id     uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  said_no_id    uuid NOT NULL,
  viewer_id     uuid NOT NULL,
  known_as      text NOT NULL,
  name_fold     text COLLATE "C" NOT NULL,
  born          date NULL,
  nhs_number    text NULL,
  chi_number    text NULL,
  at            timestamptz NOT NULL,
  until_at      timestamptz NOT NULL,
  taken_back_at timestamptz NULL,
  PRIMARY KEY (person_id, said_no_id)
);
CREATE INDEX said_no_viewer ON said_no (viewer_id);

CREATE VIEW no_here WITH (security_invoker = true) AS
  SELECT person_id, said_no_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, at, until_at FROM said_no WHERE taken_back_at IS NULL;

-- The pages of an account that has more than one: put together they are one person's, and each stays what it was.
CREATE TABLE own_page (
  person_id  uuid NOT NULL PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (account_id) DEFERRABLE INITIALLY DEFERRED,
  since      timestamptz NOT NULL,
  is_first   boolean NOT NULL
);
CREATE INDEX own_page_account ON own_page (account_id);

-- A code by which somebody takes a record that was begun for them as theirs: printed, without an account, with the record.
ALTER TABLE sign_in_code ADD COLUMN person_id uuid NULL CHECK (person_id IS NULL OR (kind = 3 AND account_id IS NULL));
-- Who has died signs in no more. Undone when it was a mistake.
ALTER TABLE account ADD COLUMN closed_at timestamptz NULL;
-- A lead sees which pages their organisation may have begun twice.
ALTER TABLE works_at ADD COLUMN leads boolean NOT NULL DEFAULT false;

CREATE TRIGGER beginning_is_kept BEFORE DELETE ON beginning FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER beginning_stays_as_it_was_begun BEFORE UPDATE OF person_id, begun_id, part_bit, viewer_id, born, nhs_number, chi_number, basis, because, language, begun_by, worker_name, worker_role, works_at, at, due_at ON beginning FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER beginning_is_not_emptied BEFORE TRUNCATE ON beginning FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE beginning ENABLE ROW LEVEL SECURITY;
ALTER TABLE beginning FORCE ROW LEVEL SECURITY;
CREATE POLICY beginning_subject ON beginning TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY beginning_viewer ON beginning FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY beginning_door ON beginning TO {door} USING (true);

CREATE TRIGGER detail_is_kept BEFORE DELETE ON detail FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER detail_stays_as_it_was_said BEFORE UPDATE OF person_id, detail_id, part_bit, kind, words, language, written_by, writer_name, at ON detail FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER detail_is_not_emptied BEFORE TRUNCATE ON detail FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE detail FORCE ROW LEVEL SECURITY;
CREATE POLICY detail_subject ON detail TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY detail_door ON detail TO {door} USING (true);

CREATE TRIGGER ending_is_kept BEFORE DELETE ON ending FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER ending_stays_as_it_was_written BEFORE UPDATE OF person_id, ending_id, kind, on_day, moved_to, told_by, written_by, writer_name, writer_role, works_at, at ON ending FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER ending_is_not_emptied BEFORE TRUNCATE ON ending FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE ending ENABLE ROW LEVEL SECURITY;
ALTER TABLE ending FORCE ROW LEVEL SECURITY;
CREATE POLICY ending_subject ON ending TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY ending_door ON ending TO {door} USING (true);

CREATE TRIGGER said_no_is_kept BEFORE DELETE ON said_no FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER said_no_stays_as_it_was_said BEFORE UPDATE OF person_id, said_no_id, viewer_id, known_as, name_fold, born, nhs_number, chi_number, at, until_at ON said_no FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER said_no_is_not_emptied BEFORE TRUNCATE ON said_no FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE said_no ENABLE ROW LEVEL SECURITY;
ALTER TABLE said_no FORCE ROW LEVEL SECURITY;
CREATE POLICY said_no_subject ON said_no TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY said_no_viewer ON said_no FOR SELECT TO {app} USING (viewer_id IN ((SELECT nullif(current_setting('app.account', true), '')::uuid), (SELECT nullif(current_setting('app.organisation', true), '')::uuid), (SELECT nullif(current_setting('app.team', true), '')::uuid)));
CREATE POLICY said_no_door ON said_no TO {door} USING (true);

GRANT SELECT ON begun, no_here TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON beginning, detail, ending, said_no TO {app}, {door};
GRANT SELECT, INSERT, DELETE ON begun_due, own_page TO {app}, {door};

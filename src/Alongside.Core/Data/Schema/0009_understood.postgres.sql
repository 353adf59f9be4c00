-- What two people understand together; a told answer that its taker can print and the person overturn; suggestions that nobody answers.

-- One of those who saw: the first with the words of the statement, the others with what they saw too. From the second on it
-- has a day by which somebody looks again.
CREATE TABLE observer (
  person_id       uuid NOT NULL,
  observer_id     uuid NOT NULL,
  part_bit        bigint NOT NULL,
  statement_id    uuid NOT NULL,
  wording_id      uuid NOT NULL,
  saw             text NULL,
  language        text NOT NULL,
  saw_on          date NULL,
  present         text NOT NULL,
  account_id      uuid NOT NULL,
  capacity        integer NOT NULL CHECK (capacity IN (2, 3)),
  organisation_id uuid NULL,
  name            text NOT NULL,
  role            text NOT NULL,
  at              timestamptz NOT NULL,
  review_by       date NULL,
  PRIMARY KEY (person_id, observer_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER observer_is_kept BEFORE DELETE ON observer FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER observer_stays_as_it_was_seen BEFORE UPDATE OF person_id, observer_id, statement_id, wording_id, saw, language, saw_on, present,
  account_id, capacity, organisation_id, name, role, at, review_by ON observer FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER observer_is_not_emptied BEFORE TRUNCATE ON observer FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE observer ENABLE ROW LEVEL SECURITY;
ALTER TABLE observer FORCE ROW LEVEL SECURITY;
CREATE POLICY observer_subject ON observer TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY observer_door ON observer TO {door} USING (true);

-- Who wrote down what stands, for whoever may write it anew. Read inside a unit; shown to nobody.
CREATE VIEW statement_author WITH (security_invoker = true) AS
  SELECT s.person_id, s.statement_id, s.part_bit, w.wording_id, w.words, w.capture, w.written_by, w.written_as
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;

-- Whoever took an answer down reads that one again, acting as what they were; a yes can be overturned by a row that names it.
ALTER TABLE answer ADD COLUMN taken_as integer NULL;
ALTER TABLE confirmation ADD COLUMN taken_as integer NULL;
ALTER TABLE confirmation ADD COLUMN undoes uuid NULL;

-- based_on_now: the wording that says again what the suggestion was made to, after an answer was undone.
ALTER TABLE suggestion ADD COLUMN based_on_now uuid NULL;
-- When whoever suggested was told, once, that nobody has answered.
ALTER TABLE suggestion ADD COLUMN silent_at timestamptz NULL;
CREATE INDEX suggestion_writer ON suggestion (written_by);
-- Whoever made a suggestion finds it in their list, without anybody's record being open.
CREATE POLICY suggestion_writer ON suggestion FOR SELECT TO {app} USING (written_by = (SELECT nullif(current_setting('app.account', true), '')::uuid));

-- What somebody suggested and waits for, in their list. No words.
CREATE VIEW suggestion_waiting WITH (security_invoker = true) AS
  SELECT person_id, suggestion_id, part_bit, written_by, written_as, organisation_id, at, answered, ask_again_at
  FROM suggestion WHERE answered IS NULL OR answered IN ('later', 'talk');

-- Which suggestion has waited too long from when, and whose: for the job alone. No words, no names.
CREATE TABLE suggestion_due (
  suggestion_id uuid NOT NULL PRIMARY KEY,
  person_id     uuid NOT NULL,
  due_at        timestamptz NOT NULL
);
CREATE INDEX suggestion_due_at ON suggestion_due (due_at);

-- What was suggested to words that are taken away is the person's alone until they bring them back. The policies bind the
-- owner of the tables too, and this is about everybody.
ALTER TABLE statement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE suggestion NO FORCE ROW LEVEL SECURITY;
UPDATE suggestion SET part_bit = 16 FROM statement s
  WHERE s.person_id = suggestion.person_id AND s.statement_id = suggestion.statement_id AND s.gone_at IS NOT NULL;
INSERT INTO suggestion_due SELECT suggestion_id, person_id, coalesce(ask_again_at, at) + interval '14 days'
  FROM suggestion WHERE part_bit <> 16 AND (answered IS NULL OR answered = 'later');
ALTER TABLE statement FORCE ROW LEVEL SECURITY;
ALTER TABLE suggestion FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE ON observer TO {app}, {door};
GRANT SELECT ON statement_author, suggestion_waiting TO {app}, {door};
GRANT SELECT, INSERT, UPDATE, DELETE ON suggestion_due TO {app}, {door};

-- Suggestions and their answers, what the person said yes to, what they do not agree with, what they keep for themselves
-- and what they took away. Nothing said before is changed.

-- kept_from: the heading a statement stood under before the person kept it for themselves.
ALTER TABLE statement ADD COLUMN kept_from bigint NULL CHECK (kept_from IN (1, 2, 4, 8));
ALTER TABLE statement ADD COLUMN gone_at timestamptz NULL;
-- About the wording that stands; a new one starts without.
ALTER TABLE statement ADD COLUMN confirmed_at timestamptz NULL;
ALTER TABLE statement ADD COLUMN confirmed_how text NULL;
ALTER TABLE statement ADD COLUMN disagreed_at timestamptz NULL;

CREATE TABLE confirmation (
  person_id       uuid NOT NULL,
  confirmation_id uuid NOT NULL,
  part_bit        bigint NOT NULL,
  statement_id    uuid NOT NULL,
  wording_id      uuid NOT NULL,
  how             text NOT NULL,
  taken_by        uuid NULL,
  taker_name      text NOT NULL,
  taker_role      text NOT NULL,
  present         text NOT NULL,
  interpreter     text NULL,
  said_on         date NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (person_id, confirmation_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE suggestion (
  person_id       uuid NOT NULL,
  suggestion_id   uuid NOT NULL,
  part_bit        bigint NOT NULL,
  statement_id    uuid NOT NULL,
  based_on        uuid NOT NULL,
  words           text NOT NULL,
  language        text NOT NULL,
  reason          text NOT NULL,
  whose_idea      text NOT NULL,
  ask_by          text NOT NULL,
  written_by      uuid NOT NULL,
  written_as      integer NOT NULL,
  organisation_id uuid NULL,
  writer_name     text NOT NULL,
  writer_role     text NOT NULL,
  at              timestamptz NOT NULL,
  answered        text NULL,
  because         text NULL,
  answered_at     timestamptz NULL,
  ask_again_at    timestamptz NULL,
  PRIMARY KEY (person_id, suggestion_id),
  FOREIGN KEY (person_id, statement_id, based_on) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
);

-- An undone answer stays: the row that undoes it names it.
CREATE TABLE answer (
  person_id     uuid NOT NULL,
  answer_id     uuid NOT NULL,
  part_bit      bigint NOT NULL,
  suggestion_id uuid NOT NULL,
  statement_id  uuid NOT NULL,
  said          text NOT NULL,
  because       text NULL,
  wording_id    uuid NULL,
  undoes        uuid NULL,
  taken_by      uuid NULL,
  taker_name    text NOT NULL,
  taker_role    text NOT NULL,
  route         text NOT NULL,
  present       text NOT NULL,
  interpreter   text NULL,
  said_on       date NULL,
  at            timestamptz NOT NULL,
  PRIMARY KEY (person_id, answer_id),
  FOREIGN KEY (person_id, suggestion_id) REFERENCES suggestion (person_id, suggestion_id) DEFERRABLE INITIALLY DEFERRED
);

-- What the person says about words that stand: that they do not agree (its reason is the part reasons), or that they were
-- made to say it (for their own eyes).
CREATE TABLE mark (
  person_id     uuid NOT NULL,
  mark_id       uuid NOT NULL,
  part_bit      bigint NOT NULL,
  statement_id  uuid NOT NULL,
  wording_id    uuid NOT NULL,
  kind          integer NOT NULL CHECK (kind IN (1, 2)),
  words         text NULL,
  language      text NOT NULL,
  at            timestamptz NOT NULL,
  taken_back_at timestamptz NULL,
  PRIMARY KEY (person_id, mark_id),
  FOREIGN KEY (person_id, statement_id, wording_id) REFERENCES wording (person_id, statement_id, wording_id) DEFERRABLE INITIALLY DEFERRED
);

DROP VIEW statement_now;
CREATE VIEW statement_now WITH (security_invoker = true) AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me, s.confirmed_at, s.confirmed_how, s.disagreed_at,
         w.wording_id, w.words, w.language, w.capture, w.said_on, w.present, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;

CREATE TRIGGER confirmation_is_kept BEFORE UPDATE OR DELETE ON confirmation FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER confirmation_is_not_emptied BEFORE TRUNCATE ON confirmation FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER answer_is_kept BEFORE UPDATE OR DELETE ON answer FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER answer_is_not_emptied BEFORE TRUNCATE ON answer FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER suggestion_is_kept BEFORE DELETE ON suggestion FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER suggestion_stays_as_it_was_made BEFORE UPDATE OF person_id, suggestion_id, statement_id, based_on, words, language,
  reason, whose_idea, ask_by, written_by, written_as, organisation_id, writer_name, writer_role, at ON suggestion FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER suggestion_is_not_emptied BEFORE TRUNCATE ON suggestion FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
CREATE TRIGGER mark_is_kept BEFORE DELETE ON mark FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER mark_is_not_emptied BEFORE TRUNCATE ON mark FOR EACH STATEMENT EXECUTE FUNCTION is_kept();

ALTER TABLE confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY confirmation_subject ON confirmation TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY confirmation_door ON confirmation TO {door} USING (true);

ALTER TABLE suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE suggestion FORCE ROW LEVEL SECURITY;
CREATE POLICY suggestion_subject ON suggestion TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY suggestion_door ON suggestion TO {door} USING (true);

ALTER TABLE answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer FORCE ROW LEVEL SECURITY;
CREATE POLICY answer_subject ON answer TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY answer_door ON answer TO {door} USING (true);

ALTER TABLE mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE mark FORCE ROW LEVEL SECURITY;
CREATE POLICY mark_subject ON mark TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY mark_door ON mark TO {door} USING (true);

GRANT SELECT, INSERT ON confirmation, suggestion, answer, mark TO {app}, {door};
GRANT UPDATE ON suggestion, mark TO {app}, {door};
GRANT SELECT ON statement_now TO {app}, {door};

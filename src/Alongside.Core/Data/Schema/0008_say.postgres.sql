-- Saying it: what somebody has begun and not yet said, and wordings that are pictures.

-- One picture a line: its code, the pile it was sorted into, and the word that stands beside it. The words hold the same in sentences.
ALTER TABLE wording ADD COLUMN pictures text NULL;

DROP VIEW statement_now;
CREATE VIEW statement_now WITH (security_invoker = true) AS
  SELECT s.person_id, s.statement_id, s.part_bit, s.about_me, s.confirmed_at, s.confirmed_how, s.disagreed_at,
         w.wording_id, w.words, w.language, w.capture, w.pictures, w.said_on, w.present, w.written_as, w.writer_name, w.writer_role, w.at
  FROM statement s JOIN wording w
    ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  WHERE s.gone_at IS NULL;

-- When which draft ends: no words, no names, and not whose. A draft goes with its row here, and in no other way.
CREATE TABLE draft_end (
  draft_id uuid NOT NULL PRIMARY KEY,
  ends_at  timestamptz NOT NULL
);
CREATE INDEX draft_end_at ON draft_end (ends_at);

-- What one author, in one capacity at one organisation (or none: zeros), has begun in one form. Nobody else reads it.
CREATE TABLE draft (
  person_id       uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  draft_id        uuid NOT NULL REFERENCES draft_end (draft_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  part_bit        bigint NOT NULL CHECK (part_bit IN (1, 2, 4, 8, 16)),
  account_id      uuid NOT NULL,
  written_as      integer NOT NULL CHECK (written_as IN (1, 2, 3)),
  organisation_id uuid NOT NULL,
  form            text NOT NULL,
  statement_id    uuid NULL,
  typed           text NOT NULL,
  begun_at        timestamptz NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (person_id, draft_id)
);
CREATE UNIQUE INDEX draft_form ON draft (person_id, account_id, written_as, organisation_id, form);
-- An end is looked for in its draft when it goes.
CREATE INDEX draft_of_end ON draft (draft_id);

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_author ON draft TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid)
  AND account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid));
CREATE POLICY draft_door ON draft TO {door} USING (true);

GRANT SELECT ON statement_now TO {app}, {door};
GRANT SELECT, INSERT, UPDATE ON draft TO {app}, {door};
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_end TO {app}, {door};

-- What was marked, shared, left out and given to support stays as it was: only its end is ever written into it, once or sooner.
-- And a mark is about the words it was made about.

-- The marks that count for the words that stand now: letter for letter the same, however often they were said again.
CREATE VIEW mark_now AS
  SELECT m.person_id, m.mark_id, m.statement_id, m.part_bit, m.kind, m.words, m.language, m.at
  FROM mark m
  JOIN statement s ON s.person_id = m.person_id AND s.statement_id = m.statement_id
  JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  JOIN wording about ON about.person_id = m.person_id AND about.statement_id = m.statement_id AND about.wording_id = m.wording_id
  WHERE m.taken_back_at IS NULL AND s.gone_at IS NULL AND about.words = w.words AND about.language = w.language;

-- A yes that is undone brings the disagreement back, so a mark may stand again.
CREATE TRIGGER mark_stays_as_it_was_made BEFORE UPDATE OF person_id, mark_id, part_bit, statement_id, wording_id, kind, words, language, at ON mark
  BEGIN SELECT RAISE(ABORT, 'a mark is never changed'); END;

CREATE TRIGGER share_is_kept_insert BEFORE INSERT ON share
  WHEN EXISTS (SELECT 1 FROM share WHERE person_id = NEW.person_id AND share_id = NEW.share_id)
  BEGIN SELECT RAISE(ABORT, 'a share is never replaced'); END;
CREATE TRIGGER share_stays_as_it_was_given BEFORE UPDATE OF person_id, share_id, viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at ON share
  BEGIN SELECT RAISE(ABORT, 'a share is never changed'); END;
CREATE TRIGGER share_only_ends_sooner BEFORE UPDATE OF until_at, taken_back_at ON share
  WHEN NEW.until_at > OLD.until_at OR (OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS NOT OLD.taken_back_at)
  BEGIN SELECT RAISE(ABORT, 'a share is never longer, and never taken back twice'); END;
CREATE TRIGGER share_is_kept_delete BEFORE DELETE ON share BEGIN SELECT RAISE(ABORT, 'a share is taken back, never deleted'); END;

CREATE TRIGGER exclusion_is_kept_insert BEFORE INSERT ON exclusion
  WHEN EXISTS (SELECT 1 FROM exclusion WHERE person_id = NEW.person_id AND exclusion_id = NEW.exclusion_id)
  BEGIN SELECT RAISE(ABORT, 'an exclusion is never replaced'); END;
CREATE TRIGGER exclusion_stays_as_it_was_made BEFORE UPDATE OF person_id, exclusion_id, viewer_kind, viewer_id, from_at ON exclusion
  BEGIN SELECT RAISE(ABORT, 'an exclusion is never changed'); END;
CREATE TRIGGER exclusion_is_taken_back_once BEFORE UPDATE OF taken_back_at ON exclusion
  WHEN OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS NOT OLD.taken_back_at
  BEGIN SELECT RAISE(ABORT, 'an exclusion is never taken back twice'); END;
CREATE TRIGGER exclusion_is_kept_delete BEFORE DELETE ON exclusion BEGIN SELECT RAISE(ABORT, 'an exclusion is taken back, never deleted'); END;

CREATE TRIGGER support_is_kept_insert BEFORE INSERT ON support
  WHEN EXISTS (SELECT 1 FROM support WHERE person_id = NEW.person_id AND support_id = NEW.support_id)
  BEGIN SELECT RAISE(ABORT, 'a support is never replaced'); END;
CREATE TRIGGER support_stays_as_it_was_given BEFORE UPDATE OF person_id, support_id, viewer_kind, viewer_id, organisation_id, keep_me_safe, from_at ON support
  BEGIN SELECT RAISE(ABORT, 'a support is never changed'); END;
CREATE TRIGGER support_only_ends_sooner BEFORE UPDATE OF until_at ON support
  WHEN OLD.until_at IS NOT NULL AND (NEW.until_at IS NULL OR NEW.until_at > OLD.until_at)
  BEGIN SELECT RAISE(ABORT, 'a support is never longer'); END;
CREATE TRIGGER support_is_kept_delete BEFORE DELETE ON support BEGIN SELECT RAISE(ABORT, 'a support ends, and is never deleted'); END;

-- What waits is looked for by its kind: what only a human can take is not looked through for each letter that can go.
DROP INDEX outbox_due;
CREATE INDEX outbox_kind ON outbox (kind, due_at) WHERE sent_at IS NULL AND parked_at IS NULL;

-- Asked whether the program is ready, it counts what is parked: without looking through all letters.
CREATE INDEX outbox_parked ON outbox (parked_at) WHERE parked_at IS NOT NULL;

-- Two pages that look alike and are of two people, as a lead of the organisation that began both has said. The ids are those of
-- its own list, and open nothing.
CREATE TABLE two_people (
  organisation_id BLOB NOT NULL CHECK (length(organisation_id) = 16),
  one             BLOB NOT NULL CHECK (length(one) = 16),
  other           BLOB NOT NULL CHECK (length(other) = 16),
  said_by         BLOB NOT NULL CHECK (length(said_by) = 16),
  at              INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, one, other)
) STRICT, WITHOUT ROWID;

-- Where a death was written down, and the name it was written of: whoever leads there can take it back, since it may have been a
-- mistake, without being let into the record.
ALTER TABLE ending ADD COLUMN viewer_id BLOB NULL;
ALTER TABLE ending ADD COLUMN known_as TEXT NULL;
CREATE VIEW ended_here AS
  SELECT person_id, ending_id, viewer_id, known_as, on_day, told_by, writer_name, at FROM ending
  WHERE taken_back_at IS NULL AND kind = 3 AND viewer_id IS NOT NULL AND known_as IS NOT NULL;
CREATE TRIGGER ending_stays_where_it_was_written BEFORE UPDATE OF viewer_id, known_as ON ending
  BEGIN SELECT RAISE(ABORT, 'an ending is taken back, never changed'); END;

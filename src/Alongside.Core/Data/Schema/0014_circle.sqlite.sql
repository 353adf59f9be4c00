-- Who is around somebody: people, groups, places and pets, each in a ring, and what they are to each other.

-- Said anew it is a new row that names the one before; what stands has no end. member_id stays the same through all of them.
-- Kinds: 1 a human being, 2 a group, 3 a place, 4 a pet. Rings: 1 close, 2 friends, 3 taking part, 4 paid to help.
-- linked_to: the account or team with which something is shared, where it is the same one. place: the order within a ring.
CREATE TABLE circle_member (
  person_id   BLOB NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  said_id     BLOB NOT NULL CHECK (length(said_id) = 16),
  member_id   BLOB NOT NULL CHECK (length(member_id) = 16),
  part_bit    INTEGER NOT NULL CHECK (part_bit = 32),
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  ring        INTEGER NOT NULL CHECK (ring BETWEEN 1 AND 4),
  place       INTEGER NOT NULL,
  name        TEXT NOT NULL,
  name_fold   TEXT NOT NULL,
  is_to_me    TEXT NULL,
  i_am_to_them TEXT NULL,
  language    TEXT NOT NULL,
  picture     TEXT NULL,
  linked_to   BLOB NULL,
  replaces    BLOB NULL,
  at          INTEGER NOT NULL,
  gone_at     INTEGER NULL,
  PRIMARY KEY (person_id, said_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER circle_member_is_kept_insert BEFORE INSERT ON circle_member
  WHEN EXISTS (SELECT 1 FROM circle_member WHERE person_id = NEW.person_id AND said_id = NEW.said_id)
  BEGIN SELECT RAISE(ABORT, 'what was said of somebody around a person is never replaced'); END;
CREATE TRIGGER circle_member_stays_as_it_was_said BEFORE UPDATE OF person_id, said_id, member_id, part_bit, kind, ring, name, name_fold, is_to_me,
  i_am_to_them, language, picture, linked_to, replaces, at ON circle_member
  BEGIN SELECT RAISE(ABORT, 'what was said of somebody around a person is never changed'); END;
CREATE TRIGGER circle_member_goes_once BEFORE UPDATE OF gone_at ON circle_member
  WHEN OLD.gone_at IS NOT NULL AND NEW.gone_at IS NOT OLD.gone_at
  BEGIN SELECT RAISE(ABORT, 'what was said of somebody around a person is never brought back'); END;
CREATE TRIGGER circle_member_is_kept_delete BEFORE DELETE ON circle_member
  BEGIN SELECT RAISE(ABORT, 'somebody around a person is taken out, never deleted'); END;

-- Who is around somebody: people, groups, places and pets, each in a ring, and what they are to each other.

-- Said anew it is a new row that names the one before; what stands has no end. member_id stays the same through all of them.
-- Kinds: 1 a human being, 2 a group, 3 a place, 4 a pet. Rings: 1 close, 2 friends, 3 taking part, 4 paid to help.
-- linked_to: the account or team with which something is shared, where it is the same one. place: the order within a ring.
CREATE TABLE circle_member (
  person_id   uuid NOT NULL REFERENCES person (person_id) DEFERRABLE INITIALLY DEFERRED,
  said_id     uuid NOT NULL,
  member_id   uuid NOT NULL,
  part_bit    bigint NOT NULL CHECK (part_bit = 32),
  kind        integer NOT NULL CHECK (kind BETWEEN 1 AND 4),
  ring        integer NOT NULL CHECK (ring BETWEEN 1 AND 4),
  place       integer NOT NULL,
  name        text NOT NULL,
  name_fold   text COLLATE "C" NOT NULL,
  is_to_me    text NULL,
  i_am_to_them text NULL,
  language    text NOT NULL,
  picture     text NULL,
  linked_to   uuid NULL,
  replaces    uuid NULL,
  at          timestamptz NOT NULL,
  gone_at     timestamptz NULL,
  PRIMARY KEY (person_id, said_id)
);

CREATE TRIGGER circle_member_is_kept BEFORE DELETE ON circle_member FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER circle_member_stays_as_it_was_said BEFORE UPDATE OF person_id, said_id, member_id, part_bit, kind, ring, name, name_fold, is_to_me,
  i_am_to_them, language, picture, linked_to, replaces, at ON circle_member FOR EACH ROW EXECUTE FUNCTION is_kept();
CREATE TRIGGER circle_member_goes_once BEFORE UPDATE OF gone_at ON circle_member FOR EACH ROW
  WHEN (OLD.gone_at IS NOT NULL AND NEW.gone_at IS DISTINCT FROM OLD.gone_at) EXECUTE FUNCTION is_kept();
CREATE TRIGGER circle_member_is_not_emptied BEFORE TRUNCATE ON circle_member FOR EACH STATEMENT EXECUTE FUNCTION is_kept();
ALTER TABLE circle_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE circle_member FORCE ROW LEVEL SECURITY;
CREATE POLICY circle_member_subject ON circle_member TO {app} USING (person_id = (SELECT nullif(current_setting('app.subject', true), '')::uuid));
CREATE POLICY circle_member_door ON circle_member TO {door} USING (true);

GRANT SELECT, INSERT, UPDATE ON circle_member TO {app}, {door};

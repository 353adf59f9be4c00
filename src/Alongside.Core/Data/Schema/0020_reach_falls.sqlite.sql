-- A name in somebody's list never outlives what it stood on. Lists are read from reach alone, which is worked out anew in the unit
-- that changes a fact; whoever forgot to would leave a name too few, and never one too many.
CREATE TRIGGER reach_falls_with_share AFTER UPDATE OF viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at ON share
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND ground_id = NEW.share_id; END;
CREATE TRIGGER reach_falls_with_support AFTER UPDATE OF until_at ON support
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND ground_id = NEW.support_id; END;
CREATE TRIGGER reach_falls_with_exclusion AFTER INSERT ON exclusion WHEN NEW.taken_back_at IS NULL
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND viewer_id = NEW.viewer_id; END;
CREATE TRIGGER reach_falls_with_name AFTER UPDATE OF known_as, name_fold ON person
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id; END;

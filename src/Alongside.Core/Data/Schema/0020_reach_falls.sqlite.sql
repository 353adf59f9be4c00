-- A name in somebody's list never outlives what it stood on. Lists are read from reach alone, which is worked out anew in the unit
-- that changes a fact; whoever forgot to would leave a name too few, and never one too many. (By when something is to be looked
-- at again, review_on, is kept by the units alone: a day, and no word.)
DELETE FROM reach WHERE NOT EXISTS (
  SELECT 1 FROM ground g JOIN person p ON p.person_id = g.person_id
  WHERE g.person_id = reach.person_id AND g.ground_id = reach.ground_id AND g.taken_back_at IS NULL AND g.until_at IS reach.until_at
    AND p.known_as = reach.known_as AND p.name_fold = reach.name_fold);
CREATE TRIGGER reach_falls_with_share AFTER UPDATE OF viewer_kind, viewer_id, organisation_id, parts, only_gives, purpose, from_at, until_at, taken_back_at ON share
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND ground_id = NEW.share_id; END;
CREATE TRIGGER reach_falls_with_support AFTER UPDATE OF until_at ON support
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id
    AND (ground_id = NEW.support_id OR (NEW.viewer_kind = 6 AND holder_id IS NOT NULL AND organisation_id = NEW.organisation_id)); END;
CREATE TRIGGER reach_falls_with_exclusion AFTER INSERT ON exclusion WHEN NEW.taken_back_at IS NULL
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id AND viewer_id = NEW.viewer_id; END;
CREATE TRIGGER reach_falls_with_name AFTER UPDATE OF known_as, name_fold ON person
  BEGIN DELETE FROM reach WHERE person_id = NEW.person_id; END;

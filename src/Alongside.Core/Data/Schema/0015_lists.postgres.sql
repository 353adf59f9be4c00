-- The people somebody supports: by when something is to be looked at again with each, in the list; and tokens with a name.

-- A viewer is a kind and an id: those who lead somewhere and everybody who works there have one id and not one list, and
-- nobody should have to read past five thousand names that are not theirs.
ALTER TABLE reach DROP CONSTRAINT reach_pkey;
ALTER TABLE reach ADD PRIMARY KEY (viewer_kind, viewer_id, name_fold, person_id, ground_id);

-- review_on: the first day of all that this viewer may read of them: how to talk with them, and what is understood under the headings
-- they see. A day, and no word. Kept anew with the rest of reach.
ALTER TABLE reach ADD COLUMN review_on date NULL;
-- The owner is bound by the policies too, and has none: it looks once past them, inside this transaction.
ALTER TABLE reach NO FORCE ROW LEVEL SECURITY;
ALTER TABLE need NO FORCE ROW LEVEL SECURITY;
ALTER TABLE observer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE statement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE wording NO FORCE ROW LEVEL SECURITY;
ALTER TABLE share NO FORCE ROW LEVEL SECURITY;
ALTER TABLE exclusion NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support NO FORCE ROW LEVEL SECURITY;
UPDATE reach SET review_on = (
  SELECT min(due.review_by) FROM (
    SELECT n.person_id, 64 AS part_bit, n.review_by FROM need n WHERE n.gone_at IS NULL
    UNION ALL
    SELECT s.person_id, s.part_bit, max(o.review_by) FROM observer o
      JOIN statement s ON s.person_id = o.person_id AND s.statement_id = o.statement_id
      JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
      WHERE s.gone_at IS NULL AND w.capture = 'understood' GROUP BY s.person_id, s.statement_id, s.part_bit) due
  JOIN ground g ON g.person_id = due.person_id AND g.ground_id = reach.ground_id
  WHERE due.person_id = reach.person_id AND NOT g.only_gives AND ((g.parts | 64) & due.part_bit) <> 0);
ALTER TABLE reach FORCE ROW LEVEL SECURITY;
ALTER TABLE need FORCE ROW LEVEL SECURITY;
ALTER TABLE observer FORCE ROW LEVEL SECURITY;
ALTER TABLE statement FORCE ROW LEVEL SECURITY;
ALTER TABLE wording FORCE ROW LEVEL SECURITY;
ALTER TABLE share FORCE ROW LEVEL SECURITY;
ALTER TABLE exclusion FORCE ROW LEVEL SECURITY;
ALTER TABLE support FORCE ROW LEVEL SECURITY;

-- What its owner calls a token, so that they know which program it was for.
ALTER TABLE sign_in_key ADD COLUMN name text NULL;

-- A mark is about the words it was made about.

-- The marks that count for the words that stand now: letter for letter the same, however often they were said again.
CREATE VIEW mark_now AS
  SELECT m.person_id, m.mark_id, m.statement_id, m.part_bit, m.kind, m.words, m.language, m.at
  FROM mark m
  JOIN statement s ON s.person_id = m.person_id AND s.statement_id = m.statement_id
  JOIN wording w ON w.person_id = s.person_id AND w.statement_id = s.statement_id AND w.wording_id = s.current_wording
  JOIN wording about ON about.person_id = m.person_id AND about.statement_id = m.statement_id AND about.wording_id = m.wording_id
  WHERE m.taken_back_at IS NULL AND s.gone_at IS NULL AND about.words = w.words AND about.language = w.language;

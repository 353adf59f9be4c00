-- Who looked, asked why, and how to talk with somebody.

-- A look with the minute it was made in, counted in UTC since 1970, so that looks can be grouped by the hour and the day of a place.
CREATE VIEW look_minute AS
  SELECT person_id, look_id, part_bits, operation, purpose, ground, account_id, capacity, organisation_id, team_id, at, at / 60000 AS minute FROM look;

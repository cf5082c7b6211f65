WITH scope (scope_agency, scope_seq, scope_overlay) AS (VALUES
  (7, 9223372036854775806, 'default')),
live AS (SELECT agency_id, recorded_from, recorded_to, dossier_id, field_key, online, accepted_day, due_day, stopped_day, ended_day, outcome,
  field_key AS row_key,
  CASE WHEN outcome IN ('cancelled') THEN 'nowhere' ELSE 'by_date' END AS treatment
  FROM scope JOIN dossier_fact ON agency_id = scope_agency
    AND recorded_from <= scope_seq AND recorded_to > scope_seq
  WHERE (accepted_day <= 19796 AND (ended_day IS NULL OR ended_day >= 19706)))
SELECT agency_id, row_key,
  COUNT(CASE WHEN ((ended_day IS NULL OR treatment <> 'nowhere') AND accepted_day <= 19796 AND (ended_day IS NULL OR ended_day >= 19706)) THEN 1 END) AS m0,
  COUNT(CASE WHEN (ended_day BETWEEN 19706 AND 19796 AND treatment = 'by_date' AND ended_day > due_day) THEN 1 END) AS m1
FROM live
GROUP BY agency_id, row_key
ORDER BY agency_id, row_key

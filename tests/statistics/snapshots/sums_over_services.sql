WITH scope (scope_agency, scope_seq, scope_overlay) AS (VALUES
  (7, 9223372036854775806, 'default')),
live AS (SELECT agency_id, recorded_from, recorded_to, dossier_id, field_key, procedure_key, online, online_level, accepted_day, ended_day, outcome, filed_by_post, returned_by_post, paid_through, paid_day, paid_amount, papers_digital, result_digital, papers_reused, ecopies,
  'all' AS row_key,
  CASE WHEN outcome IN ('cancelled') THEN 'nowhere' ELSE 'by_date' END AS treatment
  FROM scope JOIN dossier_service_fact ON agency_id = scope_agency
    AND recorded_from <= scope_seq AND recorded_to > scope_seq
  WHERE (accepted_day <= 19796 AND (ended_day IS NULL OR ended_day >= 19358)))
SELECT agency_id, row_key,
  COUNT(CASE WHEN ((ended_day IS NULL OR treatment <> 'nowhere') AND ecopies = 0 AND paid_day BETWEEN 19706 AND 19796 AND paid_through = 'portal') THEN 1 END) AS m0,
  SUM(CASE WHEN ((ended_day IS NULL OR treatment <> 'nowhere') AND ecopies = 0 AND paid_day BETWEEN 19706 AND 19796 AND paid_through = 'portal') THEN paid_amount ELSE 0 END) AS m1,
  SUM(CASE WHEN ((ended_day IS NULL OR treatment <> 'nowhere') AND ecopies = 0 AND paid_day BETWEEN 19358 AND 19796 AND paid_through = 'portal') THEN paid_amount ELSE 0 END) AS m2
FROM live
GROUP BY agency_id, row_key
ORDER BY agency_id, row_key

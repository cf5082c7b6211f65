WITH scope (scope_agency, scope_seq, scope_overlay) AS (VALUES
  (7, 9223372036854775806, 'default')),
live AS (SELECT agency_id, recorded_from, recorded_to, dossier_id, field_key, online, accepted_day, due_day, stopped_day, ended_day, outcome,
  field_key AS row_key,
  CASE WHEN outcome IN ('cancelled') THEN 'nowhere' ELSE 'by_date' END AS treatment
  FROM scope JOIN dossier_fact ON agency_id = scope_agency
    AND recorded_from <= scope_seq AND recorded_to > scope_seq
  WHERE (accepted_day <= 19796 AND (ended_day IS NULL OR ended_day >= 19706))),
cell AS (SELECT agency_id AS cell_agency_id, row_key AS cell_row_key, recorded_to AS cell_recorded_to, dossier_id AS cell_dossier_id, field_key AS cell_field_key, online AS cell_online, accepted_day AS cell_accepted_day, due_day AS cell_due_day, stopped_day AS cell_stopped_day, ended_day AS cell_ended_day, outcome AS cell_outcome
  FROM live WHERE (ended_day BETWEEN 19706 AND 19796 AND treatment = 'by_date' AND ended_day > due_day) AND row_key = 'ho-tich')
SELECT cell_agency_id, cell_row_key, cell_recorded_to, cell_dossier_id, cell_field_key, cell_online, cell_accepted_day, cell_due_day, cell_stopped_day, cell_ended_day, cell_outcome, dossier.code, dossier.procedure_code, dossier.procedure_name, dossier.state
FROM cell JOIN dossier ON dossier.id = cell_dossier_id
ORDER BY cell_agency_id, cell_row_key, cell_dossier_id

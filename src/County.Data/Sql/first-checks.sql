insert into county.checks
    (county_id, unit_id, year, version, number, rules, input_hash, errors, queries, notes, checked_at)
select s.county_id, s.unit_id, s.year, s.version, 1, '', '',
    (select count(*) from county.findings f where (f.county_id, f.unit_id, f.year, f.version)
        = (s.county_id, s.unit_id, s.year, s.version) and f.severity = 'Error'),
    (select count(*) from county.findings f where (f.county_id, f.unit_id, f.year, f.version)
        = (s.county_id, s.unit_id, s.year, s.version) and f.severity = 'Query'),
    (select count(*) from county.findings f where (f.county_id, f.unit_id, f.year, f.version)
        = (s.county_id, s.unit_id, s.year, s.version) and f.severity = 'Note'),
    s.submitted_at
from county.submissions s;

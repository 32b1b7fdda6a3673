-- Policies of the county's own indicators. One policy for each role and table, the setting read in a sub-select.
do $$
declare
    county constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
    unit constant text := county
        || ' and unit_id = (select nullif(current_setting(''county.unit'', true), '''')::integer)';
    permitted record;
    target text;
begin
    foreach target in array array['indicators', 'supplement_entries', 'supplement_values'] loop
        execute format('alter table county.%I enable row level security', target);
        execute format('alter table county.%I force row level security', target);
        execute format('create policy owner on county.%I to county_owner using (true) with check (true)', target);
    end loop;

    -- What is typed is the unit's alone; what was handed in nobody changes.
    for permitted in select * from (values
        ('indicators', 'unit', 'select', county),
        ('indicators', 'office', 'select, insert, update, delete', county),
        ('supplement_entries', 'unit', 'select, insert, update, delete', unit),
        ('supplement_values', 'unit', 'select, insert', unit),
        ('supplement_values', 'office', 'select', county)) as v (name, role, verbs, condition)
    loop
        execute format('grant %s on county.%I to %I', permitted.verbs, permitted.name, 'county_' || permitted.role);
        execute format('create policy %I on county.%I to %I using (%s) with check (%s)', permitted.role,
            permitted.name, 'county_' || permitted.role, permitted.condition, permitted.condition);
    end loop;
end $$;

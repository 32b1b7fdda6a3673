-- Policies of the county office's review. One policy for each role and table, the setting read in a sub-select.
create function county.secure(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner on %s to county_owner using (true) with check (true)', target);
end $$;

create function county.permit(target regclass, role regrole, verbs text, visible text, further text default 'true')
returns void language plpgsql as $$
declare
    county constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
    unit constant text := 'unit_id = (select nullif(current_setting(''county.unit'', true), '''')::integer)';
    condition text := concat_ws(' and ', county, case visible when 'unit' then unit end, nullif(further, 'true'));
begin
    execute format('grant %s on %s to %s', verbs, target, role);
    execute format('create policy %I on %s to %s using (%s) with check (%s)',
        replace(role::text, 'county_', ''), target, role, condition, condition);
end $$;

do $$
begin
    -- What was let stand, the unit reads; that it ends, the office says, and never what it was.
    perform county.secure('county.releases');
    perform county.permit('county.releases', 'county_unit', 'select', 'unit');
    perform county.permit('county.releases', 'county_office', 'select, insert, update (ended_at, ended_by)', 'county');

    perform county.secure('county.sealed_copies');
    perform county.permit('county.sealed_copies', 'county_unit', 'select', 'unit');
    perform county.permit('county.sealed_copies', 'county_office', 'select, insert, update (ended_at, ended_by)',
        'county');

    -- A letter whose return was undone is the unit's no more.
    perform county.secure('county.return_letters');
    perform county.permit('county.return_letters', 'county_unit', 'select', 'unit', 'ended_at is null');
    perform county.permit('county.return_letters', 'county_office', 'select, insert, update (ended_at, ended_by)',
        'county');

    perform county.secure('county.review_settings');
    perform county.permit('county.review_settings', 'county_office', 'select, insert, update', 'county');
end $$;

drop function county.permit(regclass, regrole, text, text, text);
drop function county.secure(regclass);

-- Policies of the county's own report: the office's alone until it is published.
create function county.secure(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner on %s to county_owner using (true) with check (true)', target);
end $$;

create function county.permit(target regclass, role regrole, verbs text) returns void language plpgsql as $$
declare
    condition constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
begin
    execute format('grant %s on %s to %s', verbs, target, role);
    execute format('create policy %I on %s to %s using (%s) with check (%s)',
        replace(role::text, 'county_', ''), target, role, condition, condition);
end $$;

do $$
begin
    perform county.secure('county.county_reports');
    perform county.permit('county.county_reports', 'county_office', 'select, insert, update');

    -- What was sent to be signed stands still: only what becomes of it is written.
    perform county.secure('county.county_editions');
    perform county.permit('county.county_editions', 'county_office', 'select, insert, update (signer, signed_on, '
        'registered_by, ended_at, ended_by, ended_for, published_at, published_by, published_where, incomplete_for)');
end $$;

drop function county.permit(regclass, regrole, text);
drop function county.secure(regclass);

-- Policies of the season: rounds, checks, messages, the calendar, the jobs. One policy for each role and table, the
-- setting read in a sub-select.
create function county.secure(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner on %s to county_owner using (true) with check (true)', target);
end $$;

create function county.permit(
    target regclass, role regrole, verbs text, visible text, allowed text default null) returns void
language plpgsql as $$
declare
    county constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
    unit constant text := 'unit_id = (select nullif(current_setting(''county.unit'', true), '''')::integer)';
    condition text := case visible
        when 'county' then county
        when 'unit' then county || ' and ' || unit
        when 'calendar' then '(county_id = 0 or ' || county || ')'
        when 'installation' then 'county_id = 0'
        when 'all' then 'true'
        else county || ' and ' || visible end;
    allowing text := case allowed when 'county' then county when 'unit' then county || ' and ' || unit
        else condition end;
begin
    execute format('grant %s on %s to %s', verbs, target, role);
    execute format('create policy %I on %s to %s using (%s) with check (%s)',
        replace(role::text, 'county_', ''), target, role, condition, allowing);
end $$;

do $$
begin
    -- Every result says by which rules it was found. A check is never changed: another one follows it.
    perform county.secure('county.checks');
    perform county.permit('county.checks', 'county_unit', 'select, insert', 'unit');
    perform county.permit('county.checks', 'county_office', 'select, insert', 'version > 0');
    perform county.permit('county.checks', 'county_aggregator', 'select, insert', 'county');
    drop policy office on county.findings;
    drop policy aggregator on county.findings;
    perform county.permit('county.findings', 'county_office', 'select, insert', 'version > 0');
    perform county.permit('county.findings', 'county_aggregator', 'select, insert', 'county');

    perform county.secure('county.taken_over');
    perform county.permit('county.taken_over', 'county_unit', 'select', 'unit');
    perform county.permit('county.taken_over', 'county_office', 'select', 'county');
    perform county.permit('county.taken_over', 'county_aggregator', 'select, insert, update, delete', 'county');

    perform county.secure('county.adjustments');
    perform county.permit('county.adjustments', 'county_office',
        'select, insert, update (withdrawn_at, withdrawn_by, withdrawn_for)', 'county');
    perform county.permit('county.adjustments', 'county_aggregator', 'select', 'county');
    perform county.secure('county.summary_adjustments');
    perform county.permit('county.summary_adjustments', 'county_office', 'select', 'county');
    perform county.permit('county.summary_adjustments', 'county_aggregator', 'select, insert', 'county');

    -- Everybody counts by the nation's notices and by those of their own county.
    perform county.secure('county.calendar_notices');
    perform county.permit('county.calendar_notices', 'county_unit', 'select', 'calendar', 'county');
    perform county.permit('county.calendar_notices', 'county_office',
        'select, insert, update (revoked_at, revoked_by)', 'calendar', 'county');
    perform county.permit('county.calendar_notices', 'county_aggregator', 'select', 'calendar', 'county');
    perform county.permit('county.calendar_notices', 'county_operator',
        'select, insert, update (revoked_at, revoked_by)', 'installation');

    perform county.secure('county.messages');
    perform county.permit('county.messages', 'county_unit', 'select, update (read_at, read_by)', 'unit');
    perform county.permit('county.messages', 'county_office', 'select, insert, update (read_at, read_by)', 'county');
    perform county.permit('county.messages', 'county_aggregator', 'select, insert', 'county');

    perform county.secure('county.notification_settings');
    perform county.permit('county.notification_settings', 'county_unit', 'select', 'county');
    perform county.permit('county.notification_settings', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.notification_settings', 'county_aggregator', 'select', 'county');
    perform county.permit('county.notification_settings', 'county_jobs', 'select', 'all');

    perform county.secure('county.phone_calls');
    perform county.permit('county.phone_calls', 'county_office', 'select, insert', 'county');
    perform county.permit('county.phone_calls', 'county_aggregator', 'select', 'county');

    -- Whom a reminder goes to.
    perform county.permit('county.memberships', 'county_aggregator', 'select (county_id, membership_id, unit_id, '
        'person, post, telephone, email, rights, closed_at)', 'county');

    perform county.secure('county.job_runs');
    perform county.permit('county.job_runs', 'county_office', 'select', 'county');
    perform county.permit('county.job_runs', 'county_operator', 'select', 'installation');
    perform county.permit('county.job_runs', 'county_aggregator', 'select, insert, update (ended_at, outcome, problem)',
        'county');
    perform county.permit('county.job_runs', 'county_jobs',
        'select, insert, update (ended_at, outcome, problem), delete', 'all');
end $$;

drop function county.permit(regclass, regrole, text, text, text);
drop function county.secure(regclass);

create trigger mark_change after insert or update on county.adjustments
    for each row execute function county.mark_change();

-- By which way a waiting message leaves is the office's to see, as its other columns are.
grant select (channel) on county.outbox to county_office, county_operator;

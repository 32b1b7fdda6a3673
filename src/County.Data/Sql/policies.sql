-- Who sees and does what. One policy per role and table; the owner has its own, or migrations would see no rows.
-- The setting is read in a sub-select, which PostgreSQL evaluates once a query and not once a row; a policy that joins
-- two kinds of caller with OR would lose the index, so there is none.

revoke all on schema county from public;
grant usage on schema county to county_unit, county_office, county_aggregator, county_public, county_accounts,
    county_jobs;

create or replace function county.secure(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner on %s to county_owner using (true) with check (true)', target);
end $$;

create or replace function county.permit(
    target regclass, role regrole, verbs text, visible text, allowed text default 'true') returns void
language plpgsql as $$
declare
    county constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
    unit constant text := 'unit_id = (select nullif(current_setting(''county.unit'', true), '''')::integer)';
    account constant text := 'account_id = (select nullif(current_setting(''county.account'', true), ''''))';
    condition text := case visible
        when 'county' then county
        when 'unit' then county || ' and ' || unit
        when 'account' then account
        when 'all' then 'true'
        else county || ' and ' || visible end;
begin
    execute format('grant %s on %s to %s', verbs, target, role);
    execute format('create policy %I on %s to %s using (%s) with check (%s)',
        replace(role::text, 'county_', ''), target, role, condition, condition || ' and ' || allowed);
end $$;

do $$
begin
    perform county.secure('county.counties');
    perform county.permit('county.counties', 'county_unit', 'select', 'county');
    perform county.permit('county.counties', 'county_office', 'select', 'county');
    perform county.permit('county.counties', 'county_aggregator', 'select', 'county');
    perform county.permit('county.counties', 'county_public', 'select', 'all');
    perform county.permit('county.counties', 'county_accounts', 'select', 'all');
    perform county.permit('county.counties', 'county_jobs', 'select', 'all');

    perform county.secure('county.units');
    perform county.permit('county.units', 'county_unit', 'select', 'unit');
    perform county.permit('county.units', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.units', 'county_aggregator', 'select', 'county');
    perform county.permit('county.units', 'county_public', 'select',
        'exists (select from county.reports r where r.county_id = units.county_id and r.unit_id = units.unit_id '
        'and r.published_version is not null)');

    perform county.secure('county.memberships');
    perform county.permit('county.memberships', 'county_unit', 'select', 'unit');
    perform county.permit('county.memberships', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.memberships', 'county_accounts', 'select', 'account');

    perform county.secure('county.rounds');
    perform county.permit('county.rounds', 'county_unit', 'select', 'county');
    perform county.permit('county.rounds', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.rounds', 'county_aggregator', 'select', 'county');

    perform county.secure('county.round_units');
    perform county.permit('county.round_units', 'county_unit', 'select', 'unit');
    perform county.permit('county.round_units', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.round_units', 'county_aggregator', 'select', 'county');

    -- A unit moves its own report, but what is accepted or published is not a column it can write, nor a state it can
    -- give itself.
    perform county.secure('county.reports');
    perform county.permit('county.reports', 'county_unit',
        'select, update (state, review_started, latest_version, changed_at)', 'unit',
        'state in (''NotStarted'', ''Drafting'', ''InSignOff'', ''Submitted'')');
    perform county.permit('county.reports', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.reports', 'county_aggregator', 'select', 'county');
    perform county.permit('county.reports', 'county_public', 'select', 'published_version is not null');

    -- A draft is the unit's own: the office has no policy here, the roll-up reads to check again.
    perform county.secure('county.drafts');
    perform county.permit('county.drafts', 'county_unit', 'select, insert, update', 'unit');
    perform county.permit('county.drafts', 'county_aggregator', 'select', 'county');

    -- Nobody is granted update or delete: a submission is immutable.
    perform county.secure('county.submissions');
    perform county.permit('county.submissions', 'county_unit', 'select, insert', 'unit');
    perform county.permit('county.submissions', 'county_office', 'select, insert', 'county');
    perform county.permit('county.submissions', 'county_aggregator', 'select', 'county');
    perform county.permit('county.submissions', 'county_public', 'select',
        'exists (select from county.reports r where r.county_id = submissions.county_id '
        'and r.unit_id = submissions.unit_id and r.year = submissions.year '
        'and r.published_version = submissions.version)');

    perform county.secure('county.findings');
    perform county.permit('county.findings', 'county_unit', 'select, insert', 'unit');
    perform county.permit('county.findings', 'county_office', 'select, insert', 'county');
    perform county.permit('county.findings', 'county_aggregator', 'select', 'county');

    perform county.secure('county.acts');
    perform county.permit('county.acts', 'county_unit', 'select, insert', 'unit');
    perform county.permit('county.acts', 'county_office', 'select, insert', 'county');

    perform county.secure('county.summaries');
    perform county.permit('county.summaries', 'county_office', 'select', 'county');
    perform county.permit('county.summaries', 'county_aggregator', 'select, insert', 'county');

    perform county.secure('county.contributions');
    perform county.permit('county.contributions', 'county_office', 'select', 'county');
    perform county.permit('county.contributions', 'county_aggregator', 'select, insert', 'county');

    perform county.secure('county.gaps');
    perform county.permit('county.gaps', 'county_office', 'select', 'county');
    perform county.permit('county.gaps', 'county_aggregator', 'select, insert', 'county');

    perform county.secure('county.change_marks');
    perform county.permit('county.change_marks', 'county_aggregator', 'select, update', 'county');
    perform county.permit('county.change_marks', 'county_jobs', 'select', 'all');
end $$;

drop function county.permit(regclass, regrole, text, text, text);
drop function county.secure(regclass);

-- A change of what is accepted, or of who must report, marks the round; the writer need not think of it.
create function county.mark_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
    insert into county.change_marks (county_id, year, changes, rolled_up) values (new.county_id, new.year, 1, 0)
    on conflict (county_id, year) do update set changes = change_marks.changes + 1;
    return null;
end $$;

create trigger mark_change after insert or update on county.reports
    for each row execute function county.mark_change();
create trigger mark_change after insert or update on county.round_units
    for each row execute function county.mark_change();

-- Serving roles compare the schema with what they were built for before they serve.
grant select on county.migrations to county_unit, county_office, county_aggregator, county_public, county_accounts,
    county_jobs;

-- Policies of people, records and the operator. As in policies.sql: one policy for each role and table, the setting
-- read in a sub-select. Sign-in names what it has at hand: an account or another system (county.account), and the hash
-- of an invitation's secret (county.secret).
grant usage on schema county to county_operator;
grant select on county.migrations to county_operator;

create function county.secure(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner on %s to county_owner using (true) with check (true)', target);
end $$;

create function county.permit(
    target regclass, role regrole, verbs text, visible text, allowed text default 'true') returns void
language plpgsql as $$
declare
    county constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
    unit constant text := 'unit_id = (select nullif(current_setting(''county.unit'', true), '''')::integer)';
    account constant text := '(select nullif(current_setting(''county.account'', true), ''''))';
    condition text := case visible
        when 'county' then county
        when 'unit' then county || ' and ' || unit
        when 'account' then 'account_id = ' || account
        when 'client' then 'client_id = ' || account
        when 'secret' then 'token_hash = (select nullif(current_setting(''county.secret'', true), ''''))'
        when 'installation' then 'county_id = 0'
        when 'none' then 'false'
        when 'all' then 'true'
        else county || ' and ' || visible end;
    allowing text := case allowed
        when 'county' then county
        when 'unit' then county || ' and ' || unit
        when 'installation' then '(county_id = 0 or ' || county || ')'
        when 'all' then 'true'
        else condition || ' and ' || allowed end;
begin
    execute format('grant %s on %s to %s', verbs, target, role);
    execute format('create policy %I on %s to %s using (%s) with check (%s)',
        replace(role::text, 'county_', ''), target, role, condition, allowing);
end $$;

do $$
declare
    -- A new account gets what an open invitation of the same secret says, and nothing else.
    invited constant text := 'exists (select from county.invitations i where i.county_id = memberships.county_id '
        'and i.unit_id is not distinct from memberships.unit_id and i.rights = memberships.rights '
        'and i.kind = ''Account'' and i.revoked_at is null and i.used_at is null '
        'and i.token_hash = (select nullif(current_setting(''county.secret'', true), '''')))';
begin
    perform county.permit('county.counties', 'county_operator', 'select, insert, update', 'all');

    -- Units that were there before get the posts that new ones begin with.
    update county.units set general_reply_post = '党委副书记', serious_reply_post = '党委书记'
        where general_reply_post = '' and serious_reply_post = '';

    -- Memberships were numbered by hand before there was a sequence.
    perform setval('county.membership_ids', coalesce(max(membership_id), 0) + 1, false) from county.memberships;

    perform county.secure('county.unit_lineage');
    perform county.permit('county.unit_lineage', 'county_unit', 'select', 'unit');
    perform county.permit('county.unit_lineage', 'county_office', 'select, insert, delete', 'county');
    perform county.permit('county.unit_lineage', 'county_aggregator', 'select', 'county');

    perform county.secure('county.unit_cards');
    perform county.permit('county.unit_cards', 'county_unit', 'select, insert, update', 'unit');
    perform county.permit('county.unit_cards', 'county_office', 'select, insert, update', 'county');
    perform county.permit('county.unit_cards', 'county_aggregator', 'select', 'county');

    -- Nobody who serves people gives an account a place: that is sign-in's, by an invitation. Who manages people
    -- changes what they may do, never whose account it is.
    drop policy unit on county.memberships;
    drop policy office on county.memberships;
    drop policy accounts on county.memberships;
    revoke all on county.memberships from county_unit, county_office, county_accounts;
    perform county.permit('county.memberships', 'county_unit', 'select, update (person, post, telephone, email, '
        'rights, closed_at, password_reset_at, sessions_ended_at)', 'unit');
    perform county.permit('county.memberships', 'county_office', 'select, update (person, post, telephone, email, '
        'rights, closed_at, password_reset_at, second_factor_reset_at, sessions_ended_at)', 'county');
    perform county.permit('county.memberships', 'county_accounts', 'select, insert', 'account', invited);
    grant usage on sequence county.membership_ids to county_accounts;

    perform county.secure('county.invitations');
    perform county.permit('county.invitations', 'county_unit', 'select, insert, update (revoked_at)', 'unit');
    perform county.permit('county.invitations', 'county_office', 'select, insert, update (revoked_at)', 'county');
    perform county.permit('county.invitations', 'county_accounts', 'select, update (used_at)', 'secret');
    perform county.permit('county.invitations', 'county_operator', 'select, insert, update (revoked_at)',
        'unit_id is null');

    perform county.secure('county.handovers');
    perform county.permit('county.handovers', 'county_unit', 'select, insert', 'unit');
    perform county.permit('county.handovers', 'county_office', 'select, insert', 'county');

    perform county.secure('county.clients');
    perform county.permit('county.clients', 'county_unit', 'select', 'unit');
    perform county.permit('county.clients', 'county_office', 'select, insert, update (name, scopes, revoked_at)',
        'county');
    perform county.permit('county.clients', 'county_accounts', 'select', 'client');

    -- Every serving role may put a mail into the outbox of its tenant; what it says, which may be a secret, is read by
    -- the job that sends it alone.
    perform county.secure('county.outbox');
    perform county.permit('county.outbox', 'county_unit', 'insert', 'none', 'unit');
    perform county.permit('county.outbox', 'county_office', 'select (county_id, message_id, unit_id, kind, effect, '
        'recipient, subject, made_at, next_try_at, tries, sent_at, problem), insert, update (next_try_at)', 'county');
    perform county.permit('county.outbox', 'county_aggregator', 'insert', 'none', 'county');
    perform county.permit('county.outbox', 'county_accounts', 'insert', 'none', 'installation');
    perform county.permit('county.outbox', 'county_operator', 'select (county_id, message_id, unit_id, kind, effect, '
        'recipient, subject, made_at, next_try_at, tries, sent_at, problem), insert, update (next_try_at)',
        'installation', 'installation');
    perform county.permit('county.outbox', 'county_jobs', 'select, insert, update, delete', 'all');

    -- The record is only ever added to: nobody is granted update or delete.
    perform county.secure('county.audit');
    perform county.permit('county.audit', 'county_unit', 'insert', 'none', 'unit');
    perform county.permit('county.audit', 'county_office', 'select, insert', 'county');
    perform county.permit('county.audit', 'county_aggregator', 'insert', 'none', 'county');
    perform county.permit('county.audit', 'county_public', 'insert', 'none', 'installation');
    perform county.permit('county.audit', 'county_accounts', 'insert', 'none', 'installation');
    perform county.permit('county.audit', 'county_operator', 'select, insert', 'installation', 'installation');
    perform county.permit('county.audit', 'county_jobs', 'select, insert', 'all');

    perform county.secure('county.audit_links');
    perform county.permit('county.audit_links', 'county_office', 'select', 'county');
    perform county.permit('county.audit_links', 'county_operator', 'select', 'installation');
    perform county.permit('county.audit_links', 'county_jobs', 'select, insert', 'all');
end $$;

drop function county.permit(regclass, regrole, text, text, text);
drop function county.secure(regclass);

-- The unit confirms what the office filled for it.
grant update (awaits_confirmation) on county.reports to county_unit;

-- Whether a unit is summed changes every summary it is in.
create function county.mark_unit_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
    insert into county.change_marks (county_id, year, changes, rolled_up)
        select county_id, year, 1, 0 from county.round_units where county_id = new.county_id and unit_id = new.unit_id
    on conflict (county_id, year) do update set changes = change_marks.changes + 1;
    return null;
end $$;

create trigger mark_unit_change after update of outside_sum, kind on county.units
    for each row execute function county.mark_unit_change();

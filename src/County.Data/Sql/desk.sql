-- Policies of the clerk's desk. One policy for each role and table, the setting read in a sub-select.
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
declare
    handed_in constant text := 'exists (select from county.submissions s where s.county_id = scans.county_id '
        'and s.unit_id = scans.unit_id and s.year = scans.year and s.sign_off = scans.number)';
begin
    -- What was typed is the unit's own, and nobody changes it afterwards.
    perform county.secure('county.field_writes');
    perform county.permit('county.field_writes', 'county_unit', 'select, insert', 'unit');

    -- Of a draft the county office sees how far it is.
    perform county.secure('county.progress');
    perform county.permit('county.progress', 'county_unit', 'select, insert, update', 'unit');
    perform county.permit('county.progress', 'county_office', 'select', 'county');
    perform county.permit('county.progress', 'county_aggregator', 'select', 'county');

    perform county.secure('county.zero_statements');
    perform county.permit('county.zero_statements', 'county_unit', 'select, insert, update (ended_at, ended_by)',
        'unit');

    perform county.secure('county.explanations');
    perform county.permit('county.explanations', 'county_unit', 'select, insert, update (text, by, at)', 'unit');
    perform county.secure('county.stated_explanations');
    perform county.permit('county.stated_explanations', 'county_unit', 'select, insert', 'unit');
    perform county.permit('county.stated_explanations', 'county_office',
        'select, update (is_accepted, answer, answered_by, answered_at)', 'county');
    perform county.permit('county.stated_explanations', 'county_aggregator', 'select', 'county');

    -- The unit reads a remark once it was sent, and writes its answer beside it.
    perform county.secure('county.remarks');
    perform county.permit('county.remarks', 'county_unit', 'select, update (reply, replied_by, replied_at)', 'unit',
        'sent_at is not null');
    perform county.permit('county.remarks', 'county_office', 'select, insert, update (sent_at, withdrawn_at)',
        'county');

    perform county.secure('county.sign_off_steps');
    perform county.permit('county.sign_off_steps', 'county_unit', 'select, insert, update, delete', 'unit');
    perform county.permit('county.sign_off_steps', 'county_office', 'select, insert, update, delete', 'county');

    -- With whom a report is, and since when, the office sees; a scan once it was handed in.
    perform county.secure('county.sign_offs');
    perform county.permit('county.sign_offs', 'county_unit',
        'select, insert, update (ended_at, ended_by, ended_as, reason)', 'unit');
    perform county.permit('county.sign_offs', 'county_office', 'select', 'county');
    perform county.secure('county.signatures');
    perform county.permit('county.signatures', 'county_unit', 'select, insert, update (is_on_paper, signer, signed_on, '
        'registered_at, registered_by, note)', 'unit');
    perform county.permit('county.signatures', 'county_office', 'select', 'county');
    perform county.secure('county.scans');
    perform county.permit('county.scans', 'county_unit', 'select, insert, update (removed_at, removed_by)', 'unit');
    perform county.permit('county.scans', 'county_office', 'select', 'county', handed_in);
end $$;

-- A unit tells the office that it asks for a correction; of the office's messages it reads none.
grant insert on county.messages to county_unit;
alter policy unit on county.messages with check (
    county_id = (select nullif(current_setting('county.county', true), '')::integer)
    and (unit_id = (select nullif(current_setting('county.unit', true), '')::integer)
        or unit_id is null and kind = 'correction'));

drop function county.permit(regclass, regrole, text, text, text);
drop function county.secure(regclass);

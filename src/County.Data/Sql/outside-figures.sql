-- Policies of what other offices say of the units' figures, and of what goes to the superior.
create function county.secure(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner on %s to county_owner using (true) with check (true)', target);
end $$;

create function county.permit(target regclass, role regrole, verbs text, visible text) returns void
language plpgsql as $$
declare
    county constant text := 'county_id = (select nullif(current_setting(''county.county'', true), '''')::integer)';
    unit constant text := 'unit_id = (select nullif(current_setting(''county.unit'', true), '''')::integer)';
    condition text := concat_ws(' and ', county, case visible when 'unit' then unit end);
begin
    execute format('grant %s on %s to %s', verbs, target, role);
    execute format('create policy %I on %s to %s using (%s) with check (%s)',
        replace(role::text, 'county_', ''), target, role, condition, condition);
end $$;

do $$
begin
    -- Which sheets there were is the office's; of what they say, a unit reads what is said of itself.
    perform county.secure('county.outside_sheets');
    perform county.permit('county.outside_sheets', 'county_office',
        'select, insert, update (ended_at, ended_by, is_replaced)', 'county');
    perform county.secure('county.outside_figures');
    perform county.permit('county.outside_figures', 'county_unit', 'select', 'unit');
    perform county.permit('county.outside_figures', 'county_office', 'select, insert, delete', 'county');
    perform county.permit('county.outside_figures', 'county_aggregator', 'select', 'county');

    -- A workbook stays as it came, and what was sent as it was sent.
    perform county.secure('county.upward_templates');
    perform county.permit('county.upward_templates', 'county_office',
        'select, insert, delete, update (mapped, mapped_by, mapped_at)', 'county');
    perform county.secure('county.upward_cells');
    perform county.permit('county.upward_cells', 'county_office', 'select, insert, delete, update (cell)', 'county');
    perform county.secure('county.upward_sendings');
    perform county.permit('county.upward_sendings', 'county_office', 'select, insert, update (received_on, receipt, '
        'receipt_by, returned_on, returned_for, return_by)', 'county');
end $$;

drop function county.permit(regclass, regrole, text, text);
drop function county.secure(regclass);

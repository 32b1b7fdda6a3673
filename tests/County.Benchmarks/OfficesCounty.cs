using Microsoft.AspNetCore.Builder;

namespace County.Benchmarks;

/// <summary>The demonstration county grown to 120 units in every state.</summary>
internal static class OfficesCounty
{
    public const int Units = 120;
    public const string Page = "/rounds/2021";
    public const string Rows = "/rounds/2021/rows";

    // As superuser, whom policies do not concern; triggers and foreign keys are left out, the rows fit each other.
    private const string Fill = """
        set session_replication_role = replica;
        insert into county.units select (jsonb_populate_record(one, jsonb_build_object(
            'unit_id', n, 'code', lpad((430781000000 + n)::text, 12, '0'), 'name', '第' || n || one.name))).*
            from generate_series(11, 120) n join county.units one on one.unit_id = n % 10 + 1;
        insert into county.round_units select (jsonb_populate_record(one, jsonb_build_object('unit_id', n))).*
            from generate_series(11, 120) n join county.round_units one on one.unit_id = n % 10 + 1 and year = 2021;
        insert into county.reports select (jsonb_populate_record(one, jsonb_build_object('unit_id', n))).*
            from generate_series(11, 120) n join county.reports one on one.unit_id = n % 10 + 1 and year = 2021;
        insert into county.submissions select (jsonb_populate_record(one, jsonb_build_object('unit_id', n))).*
            from generate_series(11, 120) n join county.submissions one on one.unit_id = n % 10 + 1 and year = 2021;
        insert into county.checks select (jsonb_populate_record(one, jsonb_build_object('unit_id', n))).*
            from generate_series(11, 120) n join county.checks one on one.unit_id = n % 10 + 1 and year = 2021;
        insert into county.findings select (jsonb_populate_record(one, jsonb_build_object('unit_id', n))).*
            from generate_series(11, 120) n join county.findings one on one.unit_id = n % 10 + 1 and year = 2021;
        insert into county.acts select (jsonb_populate_record(one, jsonb_build_object('unit_id', n))).*
            from generate_series(11, 120) n join county.acts one on one.unit_id = n % 10 + 1 and year = 2021;
        insert into county.memberships select (jsonb_populate_record(one, jsonb_build_object(
            'membership_id', 1000 + n, 'unit_id', n, 'account_id', 'account-' || n, 'person', '填报人' || n,
            'telephone', '0736-42' || 10000 + n))).*
            from generate_series(1, 120) n
            join county.memberships one on one.unit_id = 8 and 'Author' = any(one.rights);
        update county.reports set state = (array['NotStarted', 'Drafting', 'InSignOff', 'Submitted', 'Returned',
            'Accepted', 'Published'])[unit_id % 7 + 1], published_version = case unit_id % 7 when 6 then 1 end,
            accepted_version = case when unit_id % 7 > 4 then 1 end
            where year = 2021 and unit_id > 10;
        insert into county.progress (county_id, unit_id, year, done, codes, errors, queries, unexplained, missing,
            supplement_blanks, answered, changed_at, changed_by)
            select county_id, unit_id, year, '{s1_overall}', '{}', unit_id % 4, unit_id % 3, 1,
                '表二有' || unit_id || '格空白；表三尚有1处不平衡；五、六未填写', 0, '{}', now(), '填报人' || unit_id
            from county.reports where year = 2021 and state in ('Drafting', 'InSignOff', 'Returned');
        insert into county.phone_calls (county_id, unit_id, year, number, at, answered_by, said, called_by)
            select county_id, unit_id, year, 1, now(), '李四', '明天上午报送', '政务公开股'
            from county.reports where year = 2021 and state = 'Drafting';
        """;

    public static Task<ServedCounty> OpenAsync(Action<WebApplication> more) => ServedCounty.OpenAsync(more, Fill);
}

using Npgsql;

namespace County.Web.Tests.Conventions;

/// <summary>
/// What holds for every tenant table of a schema, read from PostgreSQL's own catalogue. Keys that begin with the county
/// keep a reference inside its county, and are all that Citus asks for to distribute the tables by county.
/// </summary>
internal static class TableLaw
{
    // The list of migrations belongs to no tenant.
    private const string Tables = """
        with tables as (
            select oid, relname, relowner, relacl, relrowsecurity, relforcerowsecurity from pg_class
            where relnamespace = @schema::regnamespace and relkind in ('r', 'p') and relname <> 'migrations')
        """;

    private const string Secured = Tables + """
        select format('%s: row-level security is not enabled and forced', relname) from tables
        where not (relrowsecurity and relforcerowsecurity)
        """;

    private const string Policed = Tables + """
        , grants as (
            select oid, relname, (aclexplode(relacl)).grantee as role from tables
            union select t.oid, relname, (aclexplode(attacl)).grantee
                from tables t join pg_attribute on attrelid = t.oid and not attisdropped
            union select oid, relname, relowner from tables),
        policies as (
            select t.oid, relname, role, count(*) as number
            from tables t join pg_policy on polrelid = t.oid cross join unnest(polroles) as role group by 1, 2, 3)
        select format('%s: %s is %s and has %s', relname, coalesce(rolname, 'everybody'),
            case when grants is null then 'not granted anything' else 'granted something' end,
            case coalesce(number, 0) when 0 then 'no policy' when 1 then 'a policy' else number || ' policies' end)
        from grants full join policies using (oid, relname, role) left join pg_roles on pg_roles.oid = role
        where grants is null or number is distinct from 1
        """;

    // A setting outside a sub-select is read again for every row.
    private const string Settings = Tables + """
        select format('%s: policy %s reads a setting for every row', relname, polname)
        from tables t join pg_policy on polrelid = t.oid
            cross join lateral concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as text
        where regexp_count(text, 'current_setting') <> regexp_count(text, 'SELECT \(?NULLIF\(current_setting')
        """;

    private const string Keys = Tables + """
        , keys as (
            select t.relname, conname as name, conrelid as relation, conkey[1] as first
                from tables t join pg_constraint on conrelid = t.oid where contype in ('f', 'x')
            union all select t.relname, conname, confrelid, confkey[1]
                from tables t join pg_constraint on conrelid = t.oid where contype = 'f'
            union all select t.relname, i.relname, indrelid, indkey[0]
                from tables t join pg_index on indrelid = t.oid join pg_class i on i.oid = indexrelid where indisunique)
        select distinct format('%s: %s does not begin with county_id', relname, name)
        from keys left join pg_attribute on attrelid = relation and attnum = first
        where attname is distinct from 'county_id'
        union all
        select format('%s: no primary key', relname) from tables
        where not exists (select from pg_index where indrelid = oid and indisprimary)
        union all
        select format('%s: county_id is not an integer', relname) from tables
        where not exists (select from pg_attribute
            where attrelid = oid and attname = 'county_id' and atttypid = 'integer'::regtype and attnotnull)
        """;

    private const string Views = """
        select format('%s: a view must be security_invoker', relname) from pg_class
        where relnamespace = @schema::regnamespace and (relkind = 'm' or relkind = 'v'
            and not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}')
        """;

    public static async Task<IReadOnlyList<string>> OffencesAsync(NpgsqlConnection connection, string schema)
    {
        var offences = new List<string>();
        foreach (var sql in new[] { Secured, Policed, Settings, Keys, Views })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.AddWithValue("schema", schema);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) offences.Add(reader.GetString(0));
        }

        offences.Sort(StringComparer.Ordinal);
        return offences;
    }
}

-- The eight roles of County. Run it on the database that County is to use, as a role that may create roles
-- (psql -d county -f roles.sql), or let `county migrate` run it. It changes nothing where the roles exist,
-- may run in several databases of one cluster at the same moment, and sets no passwords: those come from
-- `county migrate`'s configuration, or by hand (\password county_unit).
--
-- What a role may see is granted and policed by the migrations. Here is only what must hold for the whole
-- cluster: none of them is a superuser or skips row-level security, and none inherits from another.

do $$
declare
  wanted record;
  flaw text;
begin
  for wanted in
    select * from (values
      ('county_owner', 'migrates County and owns its schema; serves nobody'),
      ('county_unit', 'a reporting unit at its own report'),
      ('county_office', 'a county''s open-government office: submissions and progress, never a draft'),
      ('county_aggregator', 'checks and adds up the one county it has named'),
      ('county_public', 'anybody: what is published'),
      ('county_accounts', 'sign-in: accounts and sessions'),
      ('county_jobs', 'schedules, job rows, outbox; no report content'),
      ('county_operator', 'opens and suspends counties; sees nothing that is theirs')
    ) as role (name, purpose)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls',
          wanted.name);
        execute format('comment on role %I is %L', wanted.name, 'County: ' || wanted.purpose);
      exception
        -- Made at this moment from another database of the cluster.
        when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;

  -- A role that was made otherwise and could see everything is refused, not silently used.
  select string_agg(rolname, ', ' order by rolname) into flaw
  from pg_roles
  where rolname in ('county_owner', 'county_unit', 'county_office', 'county_aggregator', 'county_public',
      'county_accounts', 'county_jobs', 'county_operator')
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication);
  if flaw is not null then
    raise exception 'a County role has more rights than it may: %', flaw
      using hint = 'alter role … nosuperuser nobypassrls nocreaterole nocreatedb noreplication';
  end if;
end
$$;

-- Who migrates acts as the owner. A superuser may anyway; since PostgreSQL 16 who creates a role administers
-- it but cannot act as it unless that is granted.
do $$
begin
  if not pg_has_role(current_user, 'county_owner', 'usage') then
    begin
      execute format('grant county_owner to %I', current_user);
    exception
      when unique_violation then null;
    end;
  end if;
end
$$;

-- The owner makes County's schema in this database. The lock: two grants on one database must not meet.
do $$
begin
  perform pg_advisory_xact_lock(hashtext('county roles'));
  if not has_database_privilege('county_owner', current_database(), 'create') then
    execute format('grant connect, create, temporary on database %I to county_owner', current_database());
  end if;
end
$$;

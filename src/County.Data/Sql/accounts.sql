-- Sign-in secrets: one role, no tenant, no row-level security.
revoke all on schema accounts from public;
grant usage on schema accounts to county_accounts;
grant select, insert, update, delete on all tables in schema accounts to county_accounts;
grant usage, select on all sequences in schema accounts to county_accounts;

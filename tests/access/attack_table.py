"""What an attacker tries, as SQL, and what each must come to. `{me}` and the like are names, filled in for a role."""

from gotene.access.database_roles import DatabaseRole

ATTACKERS = (DatabaseRole.WEB, DatabaseRole.HOUSING, DatabaseRole.SOCIAL)

BECOMING_ANOTHER = """
SET ROLE {owner}
SET LOCAL ROLE {other}
SET ROLE postgres
SELECT set_config('role', '{owner}', false)
SELECT set_config('role', '{other}', true)
SET SESSION AUTHORIZATION {owner}
SET SESSION AUTHORIZATION {other}
SELECT set_config('session_authorization', '{other}', false)
DO $$ BEGIN EXECUTE 'SET ROLE {owner}'; END $$
ALTER ROLE {me} SUPERUSER
ALTER ROLE {me} BYPASSRLS
ALTER ROLE {me} CREATEROLE
ALTER ROLE {other} PASSWORD 'known'
ALTER ROLE {other} SET search_path = nowhere
GRANT {owner} TO {me}
GRANT {other} TO {me}
GRANT pg_read_all_data TO {me}
CREATE ROLE more SUPERUSER
DROP ROLE {other}
REASSIGN OWNED BY {other} TO {me}
DROP OWNED BY {other}
"""

MAKING = """
CREATE TEMP TABLE tenants_case (number text)
SELECT 1 AS number INTO TEMP tenants_case
CREATE TABLE more (number text)
CREATE UNLOGGED TABLE more (number text)
CREATE VIEW more AS SELECT 1
CREATE MATERIALIZED VIEW more AS SELECT 1
CREATE SEQUENCE more
CREATE SCHEMA more
CREATE SCHEMA {me}
CREATE FUNCTION access_handles(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'
CREATE FUNCTION pg_temp.access_handles(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'
CREATE OR REPLACE FUNCTION access_staff() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'
CREATE PROCEDURE more() LANGUAGE sql AS ''
CREATE TYPE more AS (number text)
CREATE DOMAIN pg_temp.more AS text
CREATE OPERATOR pg_catalog.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)
CREATE CAST (text AS int) WITH INOUT
CREATE TRIGGER more BEFORE INSERT ON {readable} EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE RULE more AS ON INSERT TO {readable} DO INSTEAD NOTHING
CREATE INDEX more ON {readable} (id)
CREATE STATISTICS more ON id, name FROM {readable}
CREATE EVENT TRIGGER more ON ddl_command_start EXECUTE FUNCTION pg_catalog.event_trigger_out()
CREATE EXTENSION dblink
CREATE EXTENSION postgres_fdw
CREATE EXTENSION hstore
CREATE EXTENSION file_fdw
CREATE FOREIGN DATA WRAPPER more
CREATE PUBLICATION more FOR ALL TABLES
LOAD 'auto_explain'
"""

TAKING_DOWN_THE_WALL = """
ALTER TABLE tenants_identity DISABLE ROW LEVEL SECURITY
ALTER TABLE tenants_identity OWNER TO {me}
ALTER TABLE tenants_identity DISABLE TRIGGER ALL
ALTER TABLE {readable} DISABLE TRIGGER ALL
DROP TRIGGER history_says_the_same ON {readable}
DROP POLICY seen_by_housing ON tenants_identity
CREATE POLICY more ON tenants_identity USING (true)
SET session_replication_role = replica
DROP TABLE {readable}
TRUNCATE {readable}
DROP FUNCTION access_staff() CASCADE
ALTER FUNCTION access_staff() RESET ALL
ALTER FUNCTION access_handles(bigint) OWNER TO {me}
GRANT SELECT ON {forbidden} TO {me}
GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC
GRANT EXECUTE ON FUNCTION audit_history_says_the_same() TO {me}
ALTER DATABASE {database} SET search_path = nowhere
ALTER DATABASE {database} OWNER TO {me}
COMMENT ON TABLE {readable} IS 'more'
"""

REACHING_THE_MACHINE = """
COPY (SELECT 1) TO PROGRAM 'id'
COPY {readable} FROM PROGRAM 'id'
COPY {readable} FROM '/etc/passwd'
COPY (SELECT 1) TO '/tmp/more'
SELECT pg_read_file('/etc/passwd')
SELECT pg_read_binary_file('postgresql.conf')
SELECT pg_ls_dir('.')
SELECT pg_ls_logdir()
SELECT pg_stat_file('postgresql.conf')
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/more')
SELECT pg_reload_conf()
SELECT pg_rotate_logfile()
SELECT pg_stat_reset()
SELECT pg_promote()
SELECT pg_log_backend_memory_contexts(1)
SELECT pg_create_logical_replication_slot('more', 'pgoutput')
SELECT * FROM pg_hba_file_rules
SELECT * FROM pg_file_settings
SELECT * FROM pg_backend_memory_contexts
SET log_statement = 'all'
SET log_min_duration_statement = 0
SET log_error_verbosity = verbose
SET track_activities = on
SET session_preload_libraries = more
SET dynamic_library_path = more
CHECKPOINT
"""

READING_SECRETS = """
SELECT rolpassword FROM pg_authid
SELECT passwd FROM pg_shadow
SELECT * FROM pg_statistic
SELECT * FROM pg_statistic_ext_data
SELECT * FROM pg_user_mapping
SELECT * FROM pg_largeobject
SELECT * FROM access_key
SELECT * FROM {forbidden}
SELECT count(*) FROM {forbidden}
SELECT 1 FROM {readable} WHERE EXISTS (SELECT FROM {forbidden})
COPY {forbidden} TO STDOUT
EXPLAIN SELECT * FROM {forbidden}
EXPLAIN ANALYZE SELECT * FROM {forbidden}
PREPARE more AS SELECT * FROM {forbidden}; EXECUTE more
DECLARE more CURSOR FOR SELECT * FROM {forbidden}
LOCK TABLE {forbidden} IN ACCESS SHARE MODE
SELECT query_to_xml('SELECT * FROM {forbidden}', true, true, '')
SELECT * FROM ts_stat('SELECT to_tsvector(f::text) FROM {forbidden} f')
SELECT nextval('{forbidden}_id_seq')
SELECT setval('{forbidden}_id_seq', 1)
INSERT INTO {forbidden} DEFAULT VALUES
UPDATE {forbidden} SET id = id
DELETE FROM {forbidden}
DELETE FROM {readable}
"""

# Each runs alone or not at all.
ALONE = """
CREATE DATABASE more
DROP DATABASE {database}
ALTER SYSTEM SET work_mem = '1GB'
CREATE SUBSCRIPTION more CONNECTION 'dbname=more' PUBLICATION more
REINDEX TABLE {readable}
"""

# Another SQLSTATE than that of a missing right, because there is nothing there to have a right to.
ABSENT = {
    "SELECT * FROM dblink('dbname=postgres', 'SELECT 1') AS t (one int)": "42883",
    "CREATE SERVER more FOREIGN DATA WRAPPER postgres_fdw": "42704",
    "PREPARE TRANSACTION 'more'": "55000",
    "SELECT lo_get(1)": "42704",
}

# Not refused, and of no effect.
NOTHING_GAINED = {
    "RESET ROLE; SELECT current_user::text = '{me}' AND session_user::text = '{me}'": [(True,)],
    "SET ROLE NONE; SELECT current_user::text = '{me}'": [(True,)],
    "RESET SESSION AUTHORIZATION; SELECT session_user::text = '{me}'": [(True,)],
    "GRANT SELECT ON {readable} TO PUBLIC; SELECT has_table_privilege('{retention}', '{readable}', 'SELECT')": [
        (False,)
    ],
    # What the table's most common values are: PostgreSQL tells those who may read every row of it.
    "SELECT count(*) FROM pg_stats WHERE tablename IN ('{forbidden}', 'tenants_identity')": [(0,)],
    "SELECT count(*) FROM pg_stats_ext": [(0,)],
    "SELECT count(*) FROM pg_stats_ext_exprs": [(0,)],
    # How many rows there have been.
    "SELECT has_sequence_privilege('{forbidden}_id_seq', 'SELECT, USAGE')": [(False,)],
    "SELECT count(last_value) FROM pg_sequences WHERE sequencename LIKE '{forbidden}%'": [(0,)],
    # What the others are doing.
    "SELECT count(*) FROM pg_stat_activity WHERE usename <> current_user"
    " AND query NOT IN ('', '<insufficient privilege>')": [(0,)],
    "SELECT count(*) FROM pg_stat_activity WHERE usename <> current_user AND client_addr IS NOT NULL": [(0,)],
}

# Every role that signs in may do this. No grant of ours can take it away (the functions and the commands are the
# server's), and it shows no row; but a transaction that holds such a lock keeps others waiting, large objects stay
# until somebody removes them, and a role can spoil its own next sign-in. How many rows a table has is no secret to
# those who may not read it; nor is what others of the same role are doing, where the server keeps track of statements
# (track_activities, which our own server has off and no role of ours can switch on).
LEFT_TO_ALL = {
    "SELECT pg_advisory_xact_lock(1)": [("",)],
    "SELECT pg_notify('anything', 'at all')": [("",)],
    "LISTEN anything": "LISTEN",
    "SELECT lo_create(0) > 0": [(True,)],
    "ALTER ROLE {me} SET statement_timeout = 1": "ALTER ROLE",
    "ALTER ROLE {me} PASSWORD 'more'": "ALTER ROLE",
    "SELECT count(n_live_tup) FROM pg_stat_user_tables WHERE relname = '{forbidden}'": [(1,)],
}

READABLE = {
    DatabaseRole.WEB: "accounts_organisation",
    DatabaseRole.HOUSING: "contracts_landlord",
    DatabaseRole.SOCIAL: "contracts_landlord",
}
OTHER = {
    DatabaseRole.WEB: DatabaseRole.SOCIAL,
    DatabaseRole.HOUSING: DatabaseRole.SOCIAL,
    DatabaseRole.SOCIAL: DatabaseRole.HOUSING,
}
FORBIDDEN = {
    DatabaseRole.WEB: ("tenants_decision", "contracts_lease", "contracts_socialcontract", "tenants_handler"),
    DatabaseRole.HOUSING: (
        "tenants_case",
        "tenants_decision",
        "tenants_householdmember",
        "tenants_nonassociation",
        "contracts_placement",
        "contracts_stairwellasking",
        "accounts_user",
    ),
    DatabaseRole.SOCIAL: ("contracts_lease", "contracts_stairwellasking", "accounts_user"),
}

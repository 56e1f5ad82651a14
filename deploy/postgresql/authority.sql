-- A database for one authority and its three roles. Run it as the server's administrator:
--     psql -v ON_ERROR_STOP=1 -v name=westmorland -d postgres -f authority.sql
-- and again whenever a right may have been given or taken by hand: it makes what is missing and mends the rest.
-- Passwords are no part of it: give them with \password afterwards. docs/postgresql.md, parts 1 and 2, says what
-- each role is for. Its tables, and what the roles may do with each, are made by `python -m data migrate`.

\set ON_ERROR_STOP on
\if :{?name}
\else
    \warn 'Say whose it is: psql -v name=westmorland ...'
    DO $$ BEGIN RAISE EXCEPTION 'no name was given'; END $$;
\endif

\set owner :name _owner
\set app :name _app
\set read :name _read

SELECT format('CREATE ROLE %I', role)
FROM unnest(ARRAY[:'owner', :'app', :'read']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role)
\gexec

-- The owner of a database is, by what roles inherit, that of its schema `public`.
ALTER ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT;
ALTER ROLE :"app" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT;
ALTER ROLE :"read" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT;

-- Text is sorted by its letters' numbers, as everywhere else in the dashboard: `migrate` refuses anything else.
SELECT format(
    'CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' LC_COLLATE ''C.UTF-8'' LC_CTYPE ''C.UTF-8''',
    :'name', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name')
\gexec

-- Without this every role of the server, those of other authorities too, could connect.
REVOKE ALL ON DATABASE :"name" FROM PUBLIC, :"app", :"read";
GRANT CONNECT ON DATABASE :"name" TO :"app", :"read";

\connect :"name"

REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- The engine works things out between two queries of one transaction: a server that ends idle transactions would
-- end loads, pages and moves in the middle.
ALTER ROLE :"owner" IN DATABASE :"name" SET idle_in_transaction_session_timeout = 0;
ALTER ROLE :"app" IN DATABASE :"name" SET idle_in_transaction_session_timeout = 0;

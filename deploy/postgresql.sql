-- A database for workshops: psql -v password='…' -f postgresql.sql, as the database's administrator.
-- The kit makes its tables itself when a workshop is first served.
CREATE ROLE workshop_kit LOGIN PASSWORD :'password';
CREATE DATABASE workshop_kit OWNER workshop_kit ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE workshop_kit FROM PUBLIC;
-- Each server takes two connections, each notebook that is open two more.
ALTER ROLE workshop_kit CONNECTION LIMIT 60;

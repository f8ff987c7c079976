-- What reading the file has noticed beside its rows, JSON; null in versions that were loaded before anybody asked.
alter table resource_version add column noticed text;
-- All that is amiss with the table, JSON; null until somebody has looked.
alter table resource_version add column findings text;

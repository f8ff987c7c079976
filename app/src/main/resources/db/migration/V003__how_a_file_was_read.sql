-- What a person should know of how the file was read, JSON: hidden rows, what was left out.
alter table resource_version add column notes text default '[]' not null;
-- How sure that reading is, and why, JSON; null where nobody had asked yet.
alter table resource_version add column confidence text;

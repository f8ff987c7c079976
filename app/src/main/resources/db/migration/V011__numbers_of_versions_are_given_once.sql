-- The highest number of a version that is gone; versions that are there tell their own.
alter table resource add column last_number integer default 0 not null;

-- A resource takes a file, or a link, together with the table that is made of it: until then its job knows them. Versions
-- may also be 'failed' (no table could be made of the file) and 'rejected' (their officer did not want them); neither has
-- a table, and the files of both are their officers' alone.
-- where the file is fetched from; null for one that was uploaded
alter table job add column link varchar(2000);
-- the format that the resource has with it
alter table job add column format varchar(100);

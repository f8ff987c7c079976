-- What the file of a version did to the table before it: 'replace', 'append' or 'upsert'.
alter table resource_version add column mode varchar(20) default 'replace' not null;
-- the version whose rows it holds beside those of its file
alter table resource_version add column base varchar(36);

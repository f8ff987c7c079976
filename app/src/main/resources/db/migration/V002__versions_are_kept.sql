-- Every version stays and can be read; one that waits for its officer's word is 'held'.
alter table resource_version add column file_size bigint default 0 not null;
-- the name of the user who brought the file; null where the program itself did
alter table resource_version add column creator varchar(200);
-- what its officer said of it
alter table resource_version add column note text;
-- what is other than in the version that was served when it was loaded, JSON
alter table resource_version add column difference text;
-- what was said of how the file is to be read, JSON; null where that was not written down
alter table resource_version add column reading text;
-- when it was first served
alter table resource_version add column published timestamp(6) with time zone;
update resource_version set published = created where state = 'ready';

alter table job add column creator varchar(200);
-- whether the version waits for its officer where it differs at all
alter table job add column review boolean default false not null;
-- the officer's word that the version may be served whatever differs
alter table job add column note text;

-- A table that is written row by row stays one version, whose id begins with 'w', and counts its revisions: one before
-- its rows change and one after, so that an odd number says that a call was at work.
alter table resource_version add column revision bigint default 0 not null;
-- the number of its last row; none is used twice
alter table resource_version add column last_row bigint default 0 not null;
-- further names of tables
create table table_alias (
  name varchar(200) primary key,
  resource_id varchar(36) not null references resource (id) on delete cascade
);
create index table_alias_resource on table_alias (resource_id);

-- What is known of the file that a link leads to.
create table linked_file (
  resource_id varchar(36) primary key references resource (id) on delete cascade,
  -- the link that this is known of; another one is asked anew
  url varchar(2000) not null,
  -- by what its server tells whether the file is still the same, and the file that it told so
  etag varchar(500),
  last_modified varchar(100),
  file_hash varchar(64),
  -- when somebody, or the clock, last asked for it to be fetched
  asked timestamp(6) with time zone not null,
  -- when it was last there, changed or not
  fetched timestamp(6) with time zone,
  -- how often in a row it could not be fetched or was no table
  failures integer not null
);

-- whether the file is to be fetched from the resource's link first
alter table job add column fetches boolean default false not null;

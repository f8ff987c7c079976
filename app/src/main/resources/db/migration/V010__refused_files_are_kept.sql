-- Files that were refused when they were sent, for those who may change the dataset: their senders may have no other copy.
create table refused_file (
  id varchar(36) primary key,
  dataset_id varchar(36) not null references dataset (id) on delete cascade,
  -- whose file it was to be; null where it was to become a new resource, or the resource is gone
  resource_id varchar(36) references resource (id) on delete set null,
  file_name varchar(500) not null,
  file_hash varchar(64) not null,
  file_size bigint not null,
  -- the name of the user who sent it
  sender varchar(200) not null,
  refused_at timestamp(6) with time zone not null,
  -- what its sender was told, JSON
  reason text not null
);
create index refused_file_dataset on refused_file (dataset_id);
create index refused_file_resource on refused_file (resource_id);

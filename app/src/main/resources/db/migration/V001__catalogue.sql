-- Runs on H2 (PostgreSQL mode) and on PostgreSQL. Times are UTC. Lists and documents are JSON in text columns.
create table setting (
  name varchar(100) primary key,
  content text not null
);

create table user_account (
  id varchar(36) primary key,
  name varchar(100) not null unique,
  display_name varchar(200) not null,
  email varchar(320),
  password_hash varchar(500),
  sysadmin boolean not null,
  state varchar(20) not null,
  created timestamp(6) with time zone not null
);

create table user_session (
  id_hash varchar(64) primary key,
  user_id varchar(36) not null references user_account (id) on delete cascade,
  csrf_token varchar(64) not null,
  created timestamp(6) with time zone not null,
  expires timestamp(6) with time zone not null
);

create table api_token (
  id varchar(36) primary key,
  user_id varchar(36) not null references user_account (id) on delete cascade,
  name varchar(200) not null,
  token_hash varchar(64) not null unique,
  created timestamp(6) with time zone not null,
  last_access timestamp(6) with time zone
);

create table organization (
  id varchar(36) primary key,
  name varchar(100) not null unique,
  title varchar(500) not null,
  title_en varchar(500) not null,
  description text not null,
  description_en text not null,
  image_url varchar(1000) not null,
  state varchar(20) not null,
  created timestamp(6) with time zone not null
);

create table organization_member (
  organization_id varchar(36) not null references organization (id) on delete cascade,
  user_id varchar(36) not null references user_account (id) on delete cascade,
  role varchar(20) not null,
  primary key (organization_id, user_id)
);

-- CKAN's groups; "group" and "groups" are words of SQL.
create table catalog_group (
  id varchar(36) primary key,
  name varchar(100) not null unique,
  title varchar(500) not null,
  title_en varchar(500) not null,
  description text not null,
  description_en text not null,
  image_url varchar(1000) not null,
  state varchar(20) not null,
  created timestamp(6) with time zone not null
);

create table dataset (
  id varchar(36) primary key,
  name varchar(100) not null unique,
  organization_id varchar(36) references organization (id),
  title varchar(1000) not null,
  title_en varchar(1000) not null,
  notes text not null,
  notes_en text not null,
  private boolean not null,
  state varchar(20) not null,
  author varchar(500) not null,
  author_email varchar(320) not null,
  maintainer varchar(500) not null,
  maintainer_email varchar(320) not null,
  license_id varchar(200) not null,
  url varchar(2000) not null,
  version varchar(100) not null,
  data_type varchar(200) not null,
  objective text not null,
  update_frequency_unit varchar(200) not null,
  update_frequency_interval varchar(20) not null,
  geo_coverage varchar(200) not null,
  data_source text not null,
  data_format text not null,
  data_category varchar(200) not null,
  data_classification varchar(200) not null,
  -- further fields of the profile and free extras, one JSON object each
  profile text not null,
  extras text not null,
  creator_user_id varchar(36),
  metadata_created timestamp(6) with time zone not null,
  metadata_modified timestamp(6) with time zone not null
);
create index dataset_organization on dataset (organization_id);
create index dataset_modified on dataset (metadata_modified);

create table dataset_tag (
  dataset_id varchar(36) not null references dataset (id) on delete cascade,
  name varchar(200) not null,
  primary key (dataset_id, name)
);
create index dataset_tag_name on dataset_tag (name);

create table dataset_group (
  dataset_id varchar(36) not null references dataset (id) on delete cascade,
  group_id varchar(36) not null references catalog_group (id) on delete cascade,
  primary key (dataset_id, group_id)
);
create index dataset_group_group on dataset_group (group_id);

create table resource (
  id varchar(36) primary key,
  dataset_id varchar(36) not null references dataset (id) on delete cascade,
  position integer not null,
  name varchar(1000) not null,
  name_en varchar(1000) not null,
  description text not null,
  description_en text not null,
  format varchar(100) not null,
  -- 'upload' for a kept file, '' for a link
  url_type varchar(20) not null,
  url varchar(2000) not null,
  file_hash varchar(64),
  file_name varchar(500),
  file_size bigint,
  mimetype varchar(200),
  extras text not null,
  -- the version whose table is served; null where there is none
  version_id varchar(36),
  state varchar(20) not null,
  created timestamp(6) with time zone not null,
  last_modified timestamp(6) with time zone,
  metadata_modified timestamp(6) with time zone not null
);
create index resource_dataset on resource (dataset_id);
create index resource_version_id on resource (version_id);
create index resource_file on resource (file_hash);

-- One load of one file; its rows are the table that bears its id.
create table resource_version (
  id varchar(36) primary key,
  resource_id varchar(36) not null references resource (id) on delete cascade,
  number integer not null,
  file_hash varchar(64) not null,
  file_name varchar(500) not null,
  -- 'loading' until its rows are whole, then 'ready'
  state varchar(20) not null,
  -- fields, statistics and the first problems, JSON
  fields text not null,
  statistics text not null,
  problems text not null,
  problem_count bigint not null,
  row_count bigint not null,
  encoding varchar(100),
  sheet varchar(500),
  header_line bigint not null,
  created timestamp(6) with time zone not null
);
create index resource_version_resource on resource_version (resource_id);

create table job (
  id varchar(36) primary key,
  resource_id varchar(36) not null references resource (id) on delete cascade,
  version_id varchar(36),
  -- pending, running, complete, error
  state varchar(20) not null,
  stage varchar(50) not null,
  rows_done bigint not null,
  bytes_done bigint not null,
  bytes_total bigint not null,
  attempts integer not null,
  error_key varchar(200),
  error_arguments text,
  worker varchar(100),
  created timestamp(6) with time zone not null,
  started timestamp(6) with time zone,
  heartbeat timestamp(6) with time zone,
  finished timestamp(6) with time zone
);
create index job_resource on job (resource_id);
create index job_state on job (state);

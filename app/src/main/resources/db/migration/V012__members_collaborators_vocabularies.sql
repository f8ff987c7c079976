-- A user's role in a group of datasets.
create table group_member (
  group_id varchar(36) not null references catalog_group (id) on delete cascade,
  user_id varchar(36) not null references user_account (id) on delete cascade,
  role varchar(20) not null,
  primary key (group_id, user_id)
);
create index group_member_user on group_member (user_id);

-- A user's role in a single dataset, whoever publishes it: member or editor.
create table dataset_collaborator (
  dataset_id varchar(36) not null references dataset (id) on delete cascade,
  user_id varchar(36) not null references user_account (id) on delete cascade,
  role varchar(20) not null,
  modified timestamp(6) with time zone not null,
  primary key (dataset_id, user_id)
);
create index dataset_collaborator_user on dataset_collaborator (user_id);

-- Words of which datasets may bear only those that the site has chosen.
create table vocabulary (
  id varchar(36) primary key,
  name varchar(100) not null unique
);

create table vocabulary_tag (
  id varchar(36) primary key,
  vocabulary_id varchar(36) not null references vocabulary (id) on delete cascade,
  name varchar(200) not null,
  unique (vocabulary_id, name)
);

create table dataset_vocabulary_tag (
  dataset_id varchar(36) not null references dataset (id) on delete cascade,
  tag_id varchar(36) not null references vocabulary_tag (id) on delete cascade,
  primary key (dataset_id, tag_id)
);
create index dataset_vocabulary_tag_tag on dataset_vocabulary_tag (tag_id);

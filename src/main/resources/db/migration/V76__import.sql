-- Files of many feedbacks that staff bring in, encrypted with a key of their own. They go with their run.
create table import_file (
  id bigint generated always as identity primary key,
  work_id bigint unique references long_work on delete cascade,
  -- Masked: names of files may name people.
  name varchar(200) not null,
  kind varchar(4) not null check (kind in ('csv', 'xlsx')),
  bytes bigint not null,
  -- A keyed hash of the content, by which the same file is known again.
  digest varchar(64) not null,
  data_key bytea not null,
  uploaded_by varchar(64) not null,
  uploaded_at timestamptz not null,
  -- False while it is on its way; what stays so is forgotten.
  whole boolean not null default false,
  -- How it is read and what its columns are, once a person has said so.
  plan jsonb,
  created integer not null default 0,
  known integer not null default 0,
  failed integer not null default 0
);
create index import_file_digest on import_file (digest);
create table import_block (
  file_id bigint not null references import_file on delete cascade,
  place integer not null,
  sealed bytea not null,
  primary key (file_id, place)
);
alter table import_block alter sealed set storage external;
-- What became of each row, without its words.
create table import_row (
  file_id bigint not null references import_file on delete cascade,
  place integer not null,
  state varchar(8) not null check (state in ('created', 'known', 'changed', 'failed')),
  number varchar(40),
  -- Why not: keys of sentences with what these name.
  problems jsonb,
  primary key (file_id, place)
);
create index import_row_failed on import_row (file_id, place) where state = 'failed';
-- How files of a source were read last.
create table import_source (
  name varchar(100) primary key,
  plan jsonb not null,
  used_by varchar(64) not null,
  used_at timestamptz not null
);

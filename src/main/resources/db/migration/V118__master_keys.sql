-- The master keys of which data keys were ever wrapped, by an id that is computed from the key. The one that was
-- taken into use last wraps now. Data keys from before ids belong to the one that was known first.
create table master_key (
  id varchar(8) primary key,
  known_at timestamptz not null,
  in_use_at timestamptz not null
);

-- What hashes, seals, and words about erased people hang on, wrapped as data keys are: it outlives a master key.
create table house_key (
  id bigint generated always as identity primary key,
  name varchar(10) not null unique,
  data_key bytea not null
);

alter table access_log drop constraint access_log_kind_check, add constraint access_log_kind_check check (kind in
  ('caseView', 'search', 'download', 'export', 'reveal', 'historyView', 'auditView', 'messageView', 'mask', 'unmask', 'client', 'masterKey', 'denial'));

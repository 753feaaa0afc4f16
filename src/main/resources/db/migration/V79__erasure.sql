-- People who were erased: when, by whom and why, and which cases were theirs. Nothing of theirs is in it.
create table erasure (
  id uuid primary key,
  at timestamptz not null,
  asked_by varchar(64) not null,
  reason varchar(4000) not null,
  -- Whether what was being written of the person at the same moment was erased, too.
  swept boolean not null default false
);
create table erased_case (
  -- In the order in which nodes hear of it.
  id bigint generated always as identity primary key,
  erasure_id uuid not null references erasure,
  number varchar(20) not null unique references feedback (number)
);
create index erased_case_erasure on erased_case (erasure_id);
-- Cases that must be kept, as for a court, whoever asks for their erasure.
create table legal_hold (
  id bigint generated always as identity primary key,
  number varchar(20) not null references feedback (number),
  reason varchar(4000) not null,
  set_by varchar(64) not null,
  set_at timestamptz not null,
  lifted_by varchar(64),
  lifted_at timestamptz
);
create unique index legal_hold_number on legal_hold (number) where lifted_at is null;
-- Sealed rows whose words were erased, with a hash of what is left of them: only the holder of the application's key can
-- compute it, so nobody else can pass off another change as an erasure.
create table erased_row (
  entity varchar(30) not null,
  row_id bigint not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (entity, row_id, hash)
);
create trigger erased_row_only_added before update or delete or truncate on erased_row
  for each statement execute function only_added();

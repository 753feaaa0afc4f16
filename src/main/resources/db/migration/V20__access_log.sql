-- Who looked at what, took what with them, or was refused (P-15, S-31). Rows are added, never changed and never removed.

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  user_id varchar(64) not null,
  kind varchar(20) not null
    check (kind in ('caseView', 'search', 'download', 'export', 'reveal', 'historyView', 'auditView', 'messageView', 'denial')),
  -- Of the case or the improvement; null where it was about none or about many.
  number varchar(20),
  -- The address, or the question with typed words masked.
  detail varchar(400) not null,
  -- Keyed hash of the words that were looked for, by which those who looked for them are found again.
  searched varchar(64)
);
create index access_log_time on access_log (at, id);
create index access_log_kind on access_log (kind, at, id);
create index access_log_user on access_log (user_id, at, id);
create index access_log_number on access_log (number, at, id) where number is not null;
create index access_log_searched on access_log (searched, at, id) where searched is not null;

create function only_added() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are added, never changed and never removed', tg_table_name;
end $$;
create trigger access_log_only_added before update or delete or truncate on access_log
  for each statement execute function only_added();

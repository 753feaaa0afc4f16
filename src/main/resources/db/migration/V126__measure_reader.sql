-- Who has to read or attend what a measure brought, and who has. What lands again is read again.
create table measure_reader (
  measure_id bigint not null references measure on delete cascade,
  user_id varchar(64) not null,
  named_by varchar(64) not null,
  named_at timestamptz not null,
  acknowledged_at timestamptz,
  primary key (measure_id, user_id)
);
create index measure_reader_user on measure_reader (user_id);

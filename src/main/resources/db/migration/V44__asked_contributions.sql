-- Who asked a team for its contribution beside those that are always asked, and what about.
alter table contribution
  add column asked_by varchar(64),
  add column asked_at timestamptz,
  add column note varchar(1000);

-- What the daily digest of a person or a team has to tell, until it has told it. What was late by the old table stays.
create table digest_line (
  id bigint generated always as identity primary key,
  recipient varchar(80) not null,
  team varchar(64),
  number varchar(20) not null,
  event varchar(40) not null,
  occasion varchar(120) not null,
  task varchar(255),
  task_id varchar(100),
  due_at timestamptz,
  not_to varchar(64)[] not null default '{}',
  at timestamptz not null,
  told_on date,
  unique (recipient, number, event, occasion)
);
create index digest_line_open on digest_line (team, at) where told_on is null;
create index digest_line_told on digest_line (recipient, told_on) where told_on is not null;
insert into digest_line (recipient, team, number, event, occasion, task, task_id, due_at, at)
  select d.recipient, d.team, e.number, 'escalation', e.task_id || ':' || e.percent, e.task_key,
    case when e.task_key = 'contribute' and e.percent = 100 then null else e.task_id end, e.due_at, e.at
  from digest_entry d join escalation e on e.id = d.escalation_id where d.told_on is null;
drop table digest_entry;

-- What a person wants to hear of less than the table staffNotices says; it goes with the account.
create table notice_choice (
  user_id varchar(64) not null references act_id_user (id_) on delete cascade,
  event varchar(40) not null,
  how varchar(10) not null check (how in ('digest', 'off')),
  primary key (user_id, event)
);
create table notice_quiet_hours (
  user_id varchar(64) primary key references act_id_user (id_) on delete cascade,
  quiet_from time not null,
  quiet_until time not null,
  check (quiet_from <> quiet_until)
);

-- Members of the team who are not told by this message: who did it, or wants to hear otherwise.
alter table outbox add column not_to varchar(64)[];

-- The person from whom a case is hidden, if there is one; of an improvement, that of the case that it began with.
create function who_may_not_see(of_number varchar) returns varchar
language sql stable as $$
  select f.about_user from feedback f
  where f.number = of_number or f.number = (select i.feedback_number from improvement i where i.number = of_number)
$$;

-- Which share of its time each task has used, who was told and what was done. Each level of a task is taken once.
create table escalation (
  id bigint generated always as identity primary key,
  task_id varchar(100) not null,
  level smallint not null check (level between 1 and 5),
  number varchar(20) not null,
  task_key varchar(60) not null,
  grade varchar(10) not null,
  due_at timestamptz not null,
  at timestamptz not null,
  how varchar(10) not null,
  told varchar(400) not null,
  actions varchar(100) not null,
  unique (task_id, level)
);
create index escalation_number on escalation (number, at);

-- What the daily digest of a recipient has to tell, until it has told it.
create table digest_entry (
  escalation_id bigint not null references escalation,
  recipient varchar(80) not null,
  team varchar(60),
  told_on date,
  primary key (escalation_id, recipient)
);
create index digest_entry_open on digest_entry (recipient) where told_on is null;

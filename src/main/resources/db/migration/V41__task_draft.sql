-- What a person has typed into the form of an open task and not submitted yet. It is no history: it goes with the task.
create table task_draft (
  task_id varchar(64) not null references act_ru_task (id_) on delete cascade,
  user_id varchar(64) not null,
  -- Another one after each saving, so that nobody overwrites what another window saved.
  version bigint not null generated always as identity,
  saved_at timestamptz not null,
  -- With the key of the case's contact: staff write about customers.
  sealed bytea not null,
  primary key (task_id, user_id)
);
create index task_draft_saved_at on task_draft (saved_at);

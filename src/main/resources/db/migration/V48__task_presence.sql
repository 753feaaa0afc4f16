-- Who has an open task in front of them: a note that Tasklist renews while it is so, and that counts for two minutes.
-- A crash loses nothing that anybody needs, so it is not logged.
create unlogged table task_presence (
  task_id varchar(64) not null,
  user_id varchar(64) not null,
  at timestamptz not null,
  primary key (task_id, user_id)
);

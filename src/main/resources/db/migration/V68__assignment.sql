-- To whom the rules gave a task: whose turn it is next is read of it.
create table assignment (
  id bigint generated always as identity primary key,
  task_id varchar(64) not null,
  user_id varchar(64) not null,
  at timestamptz not null
);
create index assignment_user on assignment (user_id, at);

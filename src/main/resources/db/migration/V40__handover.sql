-- Which team a task came from and who handed it over, so that it can be called back.
create table handover (
  id bigint generated always as identity primary key,
  task_id varchar(64) not null,
  from_team varchar(64) not null,
  handed_by varchar(64) not null,
  at timestamptz not null
);
create index handover_task on handover (task_id);

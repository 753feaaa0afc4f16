-- Every version of every file that process owners put live: processes, decisions, forms, message texts, the calendar.
-- The newest version of a file is live.

create table model_version (
  id bigint generated always as identity primary key,
  -- Relative, such as processes/grade.dmn.
  name varchar(200) not null,
  version integer not null,
  text text not null,
  -- The engine's deployment that holds it, and its process or decision definition.
  deployment_id varchar(64) not null,
  definition_id varchar(64),
  deployed_by varchar(64) not null,
  deployed_at timestamptz not null,
  source varchar(10) not null check (source in ('folder', 'page', 'modeler', 'rest')),
  reason varchar(1000),
  -- The replay that was looked at before.
  replay_id bigint,
  unique (name, version)
);
create index model_version_deployment on model_version (deployment_id);
create index model_version_definition on model_version (definition_id);

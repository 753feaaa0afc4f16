-- A cause, what is done about it and what came of it.

create sequence improvement_number;

create table improvement (
  id bigint generated always as identity primary key,
  version integer not null,
  number varchar(20) not null unique,
  feedback_number varchar(20) not null,
  feedback_type varchar(40) not null,
  grade varchar(10) not null,
  compliance_risk boolean not null,
  lead varchar(20) not null,
  state varchar(20) not null,
  opened_at timestamptz not null,
  root_cause varchar(4000),
  direction varchar(4000),
  handle_immediately boolean,
  whys jsonb,
  stop_reason varchar(40),
  one_kind_reason varchar(4000),
  no_measure_reason varchar(4000),
  knowledge_reason varchar(4000),
  cost varchar(4000),
  effect varchar(4000),
  warning_signals varchar(4000),
  watch_until date,
  finished_at timestamptz
);

create table contribution (
  id bigint generated always as identity primary key,
  improvement_id bigint not null references improvement,
  team varchar(20) not null,
  deliverable varchar(1000) not null,
  required boolean not null,
  contributed_by varchar(64),
  contributed_at timestamptz,
  text varchar(4000),
  methods varchar(4000),
  unique (improvement_id, team)
);

create table measure (
  id bigint generated always as identity primary key,
  version integer not null,
  improvement_id bigint not null references improvement,
  number integer not null,
  title varchar(4000) not null,
  kind varchar(20) not null,
  department varchar(20) not null,
  owner varchar(64) not null,
  due date not null,
  first_due date not null,
  criteria varchar(4000) not null,
  metric varchar(4000) not null,
  risk varchar(4000) not null,
  effort_days numeric(8, 2) not null,
  pilot boolean not null,
  no_pilot_reason varchar(4000),
  dependencies varchar(4000),
  target_version varchar(200),
  state varchar(20) not null,
  landing varchar(20),
  fix_summary varchar(4000),
  fix_version varchar(200),
  rollback_plan varchar(4000),
  regression_tests varchar(4000),
  rollbacks integer not null default 0,
  landed_at timestamptz,
  -- Checked at the end: a plan that is made again reuses the numbers of the one it replaces.
  unique (improvement_id, number) deferrable initially deferred
);

create table article (
  id bigint generated always as identity primary key,
  improvement_id bigint not null references improvement,
  kind varchar(20) not null,
  title_masked varchar(4000) not null,
  body_sealed bytea not null,
  body_masked text not null,
  data_key bytea not null,
  published boolean not null,
  written_by varchar(64) not null,
  written_at timestamptz not null
);

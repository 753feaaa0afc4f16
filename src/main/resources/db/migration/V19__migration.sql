-- Running cases moved from an older version of a process to the one that is live: tried first, then moved in batches.
create table model_migration (
  id bigint generated always as identity primary key,
  process varchar(64) not null,
  from_version integer not null,
  to_version integer not null,
  -- The engine's process definitions.
  from_definition varchar(64) not null,
  to_definition varchar(64) not null,
  state varchar(8) not null check (state in ('trying', 'tried', 'moving', 'paused', 'moved', 'stopped')),
  -- Which elements of the old version become which of the new one.
  plan jsonb not null
);
-- One at a time for each process.
create unique index model_migration_open on model_migration (process) where state in ('trying', 'moving', 'paused');

-- What was done about it: by whom, when, why, and how its cases stood then.
create table model_migration_step (
  id bigint generated always as identity primary key,
  migration_id bigint not null references model_migration,
  what varchar(8) not null check (what in ('asked', 'tried', 'started', 'paused', 'resumed', 'moved', 'stopped')),
  who varchar(64) not null,
  at timestamptz not null,
  reason varchar(1000),
  counts jsonb not null default '{}'
);
create index model_migration_step_migration on model_migration_step (migration_id, id);

-- Each process instance that ran on the old version.
create table migrated_instance (
  migration_id bigint not null references model_migration,
  instance_id varchar(64) not null,
  business_key varchar(64) not null,
  outcome varchar(8) not null check (outcome in ('waiting', 'ready', 'stays', 'moved', 'failed', 'gone')),
  -- Why it stays, and what moving changes: codes with arguments, worded for the reader.
  reason jsonb,
  changes jsonb not null default '[]',
  primary key (migration_id, instance_id)
);
create index migrated_instance_outcome on migrated_instance (migration_id, outcome, business_key);

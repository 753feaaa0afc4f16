-- The ledger of deadlines: one clock per stage of a case, an improvement or a measure, and two for the case as a whole.
-- When a clock is due follows from its entries and the working calendar alone; due_at and remaining repeat it for queries.

create table clock (
  id bigint generated always as identity primary key,
  -- The case or the improvement it belongs to, and the business key of the process that started it.
  number varchar(20) not null,
  business_key varchar(60) not null,
  stage varchar(30) not null,
  -- The execution of the step; null for the two clocks of the case as a whole.
  execution_id varchar(64),
  kind varchar(10) not null,
  level varchar(10) not null,
  -- A group with a working calendar of its own, or general.
  calendar varchar(20) not null,
  started_at timestamptz not null,
  state varchar(10) not null,
  due_at timestamptz not null,
  -- Seconds of counted time, while it is paused.
  remaining bigint,
  closed_at timestamptz
);
create unique index clock_open on clock (business_key, stage, (execution_id is null))
  where state in ('running', 'paused');
create index clock_execution on clock (execution_id) where state in ('running', 'paused');
create index clock_number on clock (number);

create table clock_entry (
  id bigint generated always as identity primary key,
  clock_id bigint not null references clock,
  at timestamptz not null,
  what varchar(20) not null,
  change jsonb not null,
  actor varchar(64) not null
);
create index clock_entry_clock on clock_entry (clock_id, id);

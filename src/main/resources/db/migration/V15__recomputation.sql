-- Open deadlines computed anew because the working calendar or the table timeLimits changed: first shown, then applied.
create table recomputation (
  id bigint generated always as identity primary key,
  -- The calendar and the version of the table that it goes by.
  rules varchar(60) not null,
  state varchar(12) not null check (state in ('previewing', 'previewed', 'applying', 'applied', 'stopped')),
  asked_by varchar(64) not null,
  asked_at timestamptz not null,
  reason varchar(1000),
  applied_by varchar(64),
  applied_at timestamptz,
  finished_at timestamptz,
  -- Cases and improvements: how many there are, how many are done, and the last one that is.
  total integer not null,
  done integer not null default 0,
  position varchar(20) not null default '',
  -- Those that could not be moved.
  failed varchar(20)[] not null default '{}'
);
create unique index recomputation_running on recomputation ((true)) where state in ('previewing', 'applying');

-- Which deadlines it moves, and what becomes of a promise that would move to a later time.
create table recomputed_clock (
  recomputation_id bigint not null references recomputation,
  clock_id bigint not null references clock,
  number varchar(20) not null,
  due_before timestamptz not null,
  -- By the new rules alone.
  due_by_rules timestamptz not null,
  -- With promises that stay.
  due_after timestamptz not null,
  what varchar(20) not null,
  promise varchar(6) not null check (promise in ('none', 'stays', 'moves')),
  promise_reason varchar(1000),
  primary key (recomputation_id, clock_id)
);
create index recomputed_clock_number on recomputed_clock (recomputation_id, number);

create index clock_open_number on clock (number) where state in ('running', 'paused');

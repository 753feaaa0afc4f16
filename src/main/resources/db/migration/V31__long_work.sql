-- Work that takes minutes, of all kinds: who asked for it, why, and how far it has come.
create table long_work (
  id bigint generated always as identity primary key,
  kind varchar(20) not null,
  -- Of a kind only one is open for a subject; null where any number may be.
  subject varchar(64),
  state varchar(10) not null
    check (state in ('waiting', 'running', 'paused', 'finished', 'cancelled', 'stopped', 'failed')),
  asked_by varchar(64) not null,
  asked_at timestamptz not null,
  reason varchar(1000),
  -- How many cases, rows or the like there are and how many are done, and from where to go on.
  total integer not null default 0,
  done integer not null default 0,
  position varchar(64) not null default '',
  finished_at timestamptz,
  -- The row of the version before, for this migration only.
  origin bigint
);
create unique index long_work_open on long_work (kind, subject) where state in ('waiting', 'running', 'paused');
create index long_work_going_on on long_work (kind, id) where state in ('waiting', 'running');

-- Replays. What one that runs has found so far was in the memory of its node only: it begins anew.
delete from replay_case where replay_id in (select id from replay where state = 'running');
delete from replay_clock where replay_id in (select id from replay where state = 'running');

insert into long_work (kind, state, asked_by, asked_at, total, done, finished_at, origin)
select 'replay', case state when 'running' then 'waiting' else state end, asked_by, asked_at, total,
  case state when 'running' then 0 else done end, finished_at, id
from replay order by id;

alter table replay add work_id bigint references long_work on delete cascade;
update replay r set work_id = w.id from long_work w where w.kind = 'replay' and w.origin = r.id;
alter table replay alter work_id set not null, drop state, drop asked_by, drop asked_at, drop total, drop done,
  drop beat_at, drop finished_at;
create unique index replay_work on replay (work_id);

-- Changed deadlines: the preview is one piece of work, the application another.
insert into long_work (kind, subject, state, asked_by, asked_at, total, done, position, finished_at, origin)
select 'preview', 'deadlines',
  case when applied_at is not null or state = 'previewed' then 'finished' when state = 'previewing' then 'running'
    else 'stopped' end,
  asked_by, asked_at, total, case when applied_at is null then done else total end,
  case when applied_at is null then position else '' end, coalesce(applied_at, finished_at), id
from recomputation order by id;

insert into long_work (kind, subject, state, asked_by, asked_at, reason, total, done, position, finished_at, origin)
select 'application', 'deadlines',
  case state when 'applying' then 'running' when 'applied' then 'finished' else 'stopped' end, applied_by, applied_at,
  reason, total, done, position, finished_at, id
from recomputation where applied_at is not null order by id;

alter table recomputation add preview_id bigint references long_work, add application_id bigint references long_work;
update recomputation r set preview_id = w.id from long_work w where w.kind = 'preview' and w.origin = r.id;
update recomputation r set application_id = w.id from long_work w where w.kind = 'application' and w.origin = r.id;
drop index recomputation_running;
alter table recomputation alter preview_id set not null, drop state, drop asked_by, drop asked_at, drop reason,
  drop applied_by, drop applied_at, drop finished_at, drop total, drop done, drop position;
update long_work set kind = 'ruleChange' where kind in ('preview', 'application');

-- Migrations of running cases: the trial is one piece of work, the move another.
insert into long_work (kind, subject, state, asked_by, asked_at, total, done, finished_at, origin)
select 'trial', m.process, case m.state when 'trying' then 'running' else 'finished' end, s.who, s.at, c.total, c.tried,
  (select min(at) from model_migration_step where migration_id = m.id and what = 'tried'), m.id
from model_migration m
join model_migration_step s on s.migration_id = m.id and s.what = 'asked'
cross join lateral (
  select count(*) as total, count(*) filter (where outcome <> 'waiting') as tried
  from migrated_instance where migration_id = m.id) c
order by m.id;

insert into long_work (kind, subject, state, asked_by, asked_at, reason, total, done, finished_at, origin)
select 'move', m.process,
  case m.state when 'moving' then 'running' when 'moved' then 'finished' else m.state end, s.who, s.at, s.reason, c.total,
  c.moved,
  (select max(at) from model_migration_step where migration_id = m.id and what in ('moved', 'stopped')), m.id
from model_migration m
join model_migration_step s on s.migration_id = m.id and s.what = 'started'
cross join lateral (
  select count(*) as total, count(*) filter (where outcome not in ('waiting', 'ready')) as moved
  from migrated_instance where migration_id = m.id) c
order by m.id;

alter table model_migration add trial_id bigint references long_work, add move_id bigint references long_work;
update model_migration m set trial_id = w.id from long_work w where w.kind = 'trial' and w.origin = m.id;
update model_migration m set move_id = w.id from long_work w where w.kind = 'move' and w.origin = m.id;
drop index model_migration_open;
alter table model_migration alter trial_id set not null, drop state;
update long_work set kind = 'migration' where kind in ('trial', 'move');

alter table long_work drop origin;

-- Every grading of a case with its facts, so that other tables can be tried on past cases, and what decided stays known.

create table grading (
  id bigint generated always as identity primary key,
  number varchar(20) not null,
  at timestamptz not null,
  -- earlier: taken over from the record when this table was made.
  cause varchar(10) not null check (cause in ('triage', 'count', 'correction', 'earlier')),
  -- The grading of the triage that decided path, team and lead; null where it is this one.
  routed_by bigint references grading,
  feedback_type varchar(40) not null,
  -- What a person stated, and how many customers there were; null where their number raises nothing.
  affected_stated smallint not null,
  customers integer,
  -- What counted: the stated score, or what affectedScale gives that number if it is higher.
  affected smallint not null,
  severity smallint not null,
  urgency smallint not null,
  major_loss_risk boolean not null,
  compliance_risk boolean not null,
  known_cause boolean not null,
  score numeric(8, 4) not null,
  grade varchar(10) not null,
  reason varchar(1000) not null,
  path varchar(20) not null,
  team varchar(20) not null,
  lead varchar(20) not null,
  -- The engine's definitions of the tables that decided; null for earlier gradings.
  weights_definition varchar(64),
  grade_definition varchar(64),
  routing_definition varchar(64)
);
create index grading_number on grading (number, id);

-- As long as it takes: a deployment may have very many cases.
set local statement_timeout = 0;
insert into grading (number, at, cause, feedback_type, affected_stated, affected, severity, urgency, major_loss_risk,
  compliance_risk, known_cause, score, grade, reason, path, team, lead)
select number, coalesce((select max(at) from timeline t where t.number = f.number and t.kind in ('graded', 'regraded')),
    received_at), 'earlier', feedback_type, affected, affected, severity, urgency, coalesce(major_loss_risk, false),
  coalesce(compliance_risk, false), path = 'attach', priority_score, grade, grade_reason, path, team, lead
from feedback f where grade is not null
order by id;

-- Edited files tried on past cases before they go live.
create table replay (
  id bigint generated always as identity primary key,
  state varchar(10) not null check (state in ('waiting', 'running', 'finished', 'cancelled', 'stopped', 'failed')),
  asked_by varchar(64) not null,
  asked_at timestamptz not null,
  -- Which cases: received from the start of one day to the end of another, open ones, ended ones or all.
  first_day date,
  last_day date,
  cases varchar(5) not null check (cases in ('all', 'open', 'ended')),
  -- Cases: how many there are and how many are done, when the last step was, and what it found.
  total integer not null default 0,
  done integer not null default 0,
  beat_at timestamptz,
  finished_at timestamptz,
  summary jsonb
);

create table replay_file (
  replay_id bigint not null references replay,
  name varchar(200) not null,
  text text not null,
  primary key (replay_id, name)
);

-- The cases that it would grade or route otherwise.
create table replay_case (
  replay_id bigint not null references replay,
  number varchar(20) not null,
  grading_id bigint not null references grading,
  affected smallint,
  score numeric(8, 4),
  -- Null where the tables have no answer; the problem then says why.
  grade varchar(10),
  reason varchar(1000),
  path varchar(20),
  team varchar(20),
  lead varchar(20),
  problem varchar(10),
  primary key (replay_id, number)
);

-- The deadlines that it would move.
create table replay_clock (
  replay_id bigint not null references replay,
  number varchar(20) not null,
  stage varchar(30) not null,
  due_before timestamptz not null,
  due_after timestamptz not null,
  effect varchar(10) not null check (effect in ('earlier', 'later', 'overdue', 'missed', 'met')),
  primary key (replay_id, number, stage)
);

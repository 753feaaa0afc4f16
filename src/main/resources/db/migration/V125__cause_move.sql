-- Cases move between causes: into which one an improvement was merged, and since when one is left without a case that waits,
-- which a person decides on. Each move with its reason, for both improvements.
alter table improvement add merged_into varchar(20), add left_empty_at timestamptz;

create table cause_move (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  user_id varchar(64) not null,
  -- move, split, merge; goOn and end of one that was left without cases.
  kind varchar(10) not null,
  from_number varchar(20) not null,
  to_number varchar(20),
  cases integer not null,
  reason varchar(4000) not null
);
create index cause_move_from on cause_move (from_number);
create index cause_move_to on cause_move (to_number);

-- A case that was moved counts for the improvement that serves it now.
drop index timeline_improvement;
create index timeline_improvement on timeline ((arguments ->> 'number'))
  where kind in ('improvementOpened', 'improvementJoined', 'improvementMoved');

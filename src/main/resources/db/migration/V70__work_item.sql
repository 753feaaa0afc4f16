-- Links of cases and measures to work items of the teams' own trackers, with what the trackers say of them.
create table work_item (
  id bigint generated always as identity primary key,
  -- Of a case, or of the improvement that the measure is part of.
  number varchar(20) not null,
  -- The measure when it was linked. A plan that is made again reuses numbers, so its title tells which it is now.
  measure integer,
  measure_title varchar(4000),
  url varchar(1000) not null,
  title varchar(300),
  state varchar(20),
  -- The tracker's own word for the state.
  word varchar(60),
  told_by varchar(40),
  told_at timestamptz,
  check ((measure is null) = (measure_title is null))
);
create index work_item_number on work_item (number);

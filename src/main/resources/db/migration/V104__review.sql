-- A periodic review: what was compiled for it, kept as it was then, and what a manager decided.
create table review (
  number varchar(20) primary key,
  -- What happened from the one to before the other.
  since timestamptz not null,
  until timestamptz not null,
  started_by varchar(64) not null,
  compiled_at timestamptz,
  decided_at timestamptz,
  decided_by varchar(64)
);
create unique index review_open on review ((true)) where decided_at is null;

-- A case of the backlog, as it was proposed and decided. Its words are those of the case.
create table review_item (
  review varchar(20) not null references review,
  place integer not null,
  number varchar(20) not null references feedback (number) on delete cascade,
  customers integer not null,
  effort varchar(10) not null,
  cycles_waiting integer not null,
  proposal varchar(10),
  rule integer,
  -- take, keep or decline; null as long as nobody decided.
  decision varchar(10),
  -- Masked; who is declined reads it.
  reason varchar(4000),
  owner varchar(64),
  target_version varchar(200),
  -- done, or left where something else had happened to the case meanwhile.
  outcome varchar(10),
  primary key (review, number)
);
create index review_item_number on review_item (number);

-- A line of what was found: of which cause, measure, step, team or product, and its figures. What does not fit a kind is null.
create table review_finding (
  review varchar(20) not null references review,
  kind varchar(20) not null,
  place integer not null,
  improvement varchar(20),
  measure integer,
  stage varchar(30),
  team varchar(20),
  product varchar(200),
  cases integer,
  customers integer,
  -- Working time.
  minutes bigint,
  late integer,
  primary key (review, kind, place)
);

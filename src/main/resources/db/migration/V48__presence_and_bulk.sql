-- Who has an open task in front of them: a note that Tasklist renews while it is so, and that counts for two minutes.
-- A crash loses nothing that anybody needs, so it is not logged.
create unlogged table task_presence (
  task_id varchar(64) not null,
  user_id varchar(64) not null,
  at timestamptz not null,
  primary key (task_id, user_id)
);

-- Something done with several cases at once. What came of each stands in the record of the case as if it were done alone.
create table bulk_work (
  work_id bigint primary key references long_work on delete cascade,
  action varchar(20) not null,
  -- What the person said about it, masked, by field.
  said jsonb not null,
  -- The work that this one takes back; each is taken back once.
  undoes bigint unique references bulk_work
);
create table bulk_case (
  work_id bigint not null references bulk_work on delete cascade,
  place smallint not null,
  number varchar(40) not null,
  state varchar(7) not null check (state in ('waiting', 'done', 'left')),
  task varchar(64),
  before varchar(64),
  -- Why it was left: keys of sentences with what these name.
  problems jsonb,
  -- What undoing needs.
  back varchar(400),
  primary key (work_id, place)
);

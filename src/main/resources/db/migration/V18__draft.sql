-- What process owners are working on and have not put live: one draft of a file, seen by all owners.

create table draft (
  -- Relative, such as processes/grade.dmn.
  name varchar(200) primary key,
  text text not null,
  -- The version that was live when the draft was begun, 0 for a file that is new.
  base_version integer not null,
  -- Counts the savings, so that nobody overwrites another's unseen.
  revision integer not null,
  edited_by varchar(64) not null,
  edited_at timestamptz not null,
  -- Four eyes: who asks another owner to put it live, and why. Editing takes the proposal back.
  proposed_by varchar(64),
  proposed_at timestamptz,
  reason varchar(1000),
  replay_id bigint,
  check ((proposed_by is null) = (proposed_at is null))
);

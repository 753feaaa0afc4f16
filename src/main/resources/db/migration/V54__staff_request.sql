-- Which calls and messages of staff were taken already, so that a second click or a repeated request does nothing more.
create table staff_request (
  user_id varchar(64) not null,
  key varchar(255) not null,
  -- A keyed hash of what it was.
  content varchar(64) not null,
  at timestamptz not null,
  primary key (user_id, key)
);

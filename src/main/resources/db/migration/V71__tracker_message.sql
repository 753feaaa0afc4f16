-- What trackers sent under which id and what was answered, so that a repeated message does nothing more.
create table tracker_message (
  tracker varchar(40) not null,
  id varchar(100) not null,
  at timestamptz not null,
  -- Empty only while the message is being worked.
  answer varchar(4000) not null,
  primary key (tracker, id)
);
create index tracker_message_at on tracker_message (at);

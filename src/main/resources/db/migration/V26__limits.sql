-- How much of each limit is used up, shared by all nodes; a row is a bucket of Bucket4j.
-- Its key names the limit and holds a hash of whom it counts. After a crash all is counted anew.

create unlogged table request_limit (
  id varchar(120) primary key,
  state bytea,
  expires_at bigint
);
create index request_limit_expiry on request_limit (expires_at);

-- Which mail address got an acknowledgement when; the address as a keyed hash. Rows older than an hour are of no use.
create table acknowledgement (
  id bigint generated always as identity primary key,
  address varchar(64) not null,
  at timestamptz not null
);
create index acknowledgement_address on acknowledgement (address, at);
create index acknowledgement_at on acknowledgement (at);

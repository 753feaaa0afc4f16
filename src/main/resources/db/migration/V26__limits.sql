-- How much of each limit is used up, shared by all nodes; a row is a bucket of Bucket4j.
-- Its key names the limit and holds a hash of whom it counts. After a crash all is counted anew.

create unlogged table request_limit (
  id varchar(120) primary key,
  state bytea,
  expires_at bigint
);
create index request_limit_expiry on request_limit (expires_at);

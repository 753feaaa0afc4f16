-- By which a start knows that it has the master key that the data keys were wrapped with: a keyed hash, from which nothing follows.
create table master_key_check (
  hash bytea primary key,
  at timestamptz not null
);

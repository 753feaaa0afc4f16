-- The rows of the record that never change, sealed one after the other into a chain: whoever changes, removes, adds or
-- moves one afterwards cannot compute the chain anew without the application's key (I7).

create table seal (
  sequence bigint primary key,
  -- row: that row; closed: rows of that table up to that id are complete, none may come after.
  kind varchar(6) not null check (kind in ('row', 'closed')),
  entity varchar(30) not null,
  row_id bigint not null,
  -- HMAC-SHA-256 of the row, and of the chain so far with this seal.
  hash bytea not null,
  chain bytea not null,
  sealed_at timestamptz not null
);
create unique index seal_row on seal (entity, row_id) where kind = 'row';
create index seal_closed on seal (entity, row_id) where kind = 'closed';

create trigger seal_only_added before update or delete or truncate on seal
  for each statement execute function only_added();

-- The code by which a customer proves that the address on record is theirs: mailed, used once, and of no use after a quarter of an hour.
create table identity_code (
  number varchar(20) primary key references feedback (number),
  -- Keyed hash of number and code.
  hash varchar(64) not null,
  sent_at timestamptz not null,
  -- Wrong ones that were typed.
  attempts smallint not null default 0
);

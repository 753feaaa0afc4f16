-- One row per accepted submission key: the same key and body give the same case again (R-02, R-03, R-04).

create table submission_key (
  client varchar(64) not null,
  key varchar(255) not null,
  body_hash varchar(64) not null,
  feedback_number varchar(20) not null references feedback (number),
  accepted_at timestamptz not null,
  primary key (client, key)
);

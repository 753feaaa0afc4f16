-- Everything that leaves the system, written in the transaction that causes it and sent by the relay.

create table outbox (
  id bigint generated always as identity primary key,
  version integer not null,
  number varchar(20) not null,
  event varchar(40) not null,
  occasion varchar(80) not null,
  recipient varchar(80) not null,
  contact_id bigint references contact,
  correspondence_id bigint references correspondence,
  subject varchar(400) not null,
  body_sealed bytea not null,
  data_key bytea not null,
  body_masked text not null,
  state varchar(12) not null,
  attempts integer not null,
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  problem varchar(400),
  unique (number, event, recipient, occasion)
);
create index outbox_work on outbox (next_attempt_at) where state in ('pending', 'sending');

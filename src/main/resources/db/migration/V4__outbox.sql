-- Everything that leaves the system, written in the transaction that causes it and sent by the relay.
-- A message to a customer is encrypted with the key of the contact; one to a team holds no personal data and stands in body_masked.

create table outbox (
  id bigint generated always as identity primary key,
  version integer not null,
  number varchar(20) not null,
  event varchar(40) not null,
  occasion varchar(80) not null,
  recipient varchar(80) not null,
  contact_id bigint references contact,
  subject varchar(400) not null,
  body_sealed bytea,
  body_masked text not null,
  state varchar(12) not null,
  attempts integer not null,
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  problem varchar(30),
  problem_detail varchar(400),
  unique (number, event, recipient, occasion)
);
create index outbox_work on outbox (id) where state in ('pending', 'sending');
create index outbox_attention on outbox (state) where state in ('draft', 'failed', 'uncertain');
create index outbox_contact on outbox (contact_id);

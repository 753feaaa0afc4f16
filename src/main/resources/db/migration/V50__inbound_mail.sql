-- Which folders are read, how far, and by which node.
create table mailbox (
  name varchar(400) primary key,
  uid_validity bigint,
  last_uid bigint not null,
  leased_by varchar(64),
  leased_until timestamptz,
  read_at timestamptz,
  problem varchar(400)
);

-- All mail that was fetched, each once. The mail is encrypted with a key of its own and forgotten after some time, that it came is not.
create table inbound_mail (
  id bigint generated always as identity primary key,
  mailbox varchar(400) not null references mailbox,
  uid_validity bigint not null,
  uid bigint not null,
  -- Keyed hash of what is the same each time that a mail is delivered.
  fingerprint varchar(64) not null unique,
  fetched_at timestamptz not null,
  size integer not null,
  whole boolean not null,
  data_key bytea not null,
  raw_sealed bytea,
  message_id_sealed bytea,
  sender_masked varchar(400),
  subject_masked varchar(400),
  state varchar(10) not null check (state in ('waiting', 'done', 'aside', 'dismissed')),
  outcome varchar(20),
  number varchar(20),
  problem varchar(20),
  attempts integer not null,
  next_attempt_at timestamptz not null,
  forced boolean not null default false,
  decided_by varchar(64),
  unique (mailbox, uid_validity, uid)
);
alter table inbound_mail alter column raw_sealed set storage external;
create index inbound_mail_waiting on inbound_mail (id) where state = 'waiting';
create index inbound_mail_aside on inbound_mail (id) where state = 'aside';
create index inbound_mail_number on inbound_mail (number) where number is not null;
create index inbound_mail_fetched on inbound_mail (fetched_at) where raw_sealed is not null;

-- What a customer quoted below an answer by mail, and the signature.
alter table correspondence add column folded_sealed bytea, add column folded_masked text;

-- Since when mail to the customer is returned as undeliverable.
alter table contact add column mail_returned_at timestamptz;

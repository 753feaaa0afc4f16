-- Mails and each endpoint have a lane of their own: one that is slow, or away, holds up no other.
alter table outbox add column lane varchar(80) not null
  generated always as (case when recipient like 'endpoint:%' then recipient else 'mail' end) stored;
drop index outbox_work;
create index outbox_work on outbox (lane, id) where state in ('pending', 'sending');

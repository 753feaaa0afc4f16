-- What staff hid in the words of a customer by hand, and what they showed again because it is nothing personal.
-- Rows are added only; of the rows of one value the last one counts.
create table own_mask (
  id bigint generated always as identity primary key,
  contact_id bigint not null references contact (id),
  number varchar(20) not null,
  kind varchar(20) not null check (kind in ('name', 'phone', 'mail', 'identity', 'card', 'plate', 'account', 'address')),
  -- Encrypted with the key of the contact.
  value_sealed bytea not null,
  -- False where it is shown again; then the reason says why, masked.
  hides boolean not null,
  reason varchar(400) check (hides or reason is not null),
  user_id varchar(64) not null,
  at timestamptz not null
);
create index own_mask_contact on own_mask (contact_id, id);

-- Whether there are such rows, so that nobody has to look for them.
alter table contact add column masked_by_hand boolean not null default false;

-- When the masked copies were last made anew, so that each node reads them again.
alter table feedback add column remasked_at timestamptz;
create index feedback_remasked on feedback (remasked_at) where remasked_at is not null;

-- The first masked copy is sealed and stays; this one is shown instead.
alter table correspondence add column text_remasked text;

alter table access_log drop constraint access_log_kind_check, add constraint access_log_kind_check check (kind in
  ('caseView', 'search', 'download', 'export', 'reveal', 'historyView', 'auditView', 'messageView', 'mask', 'unmask', 'denial'));

-- Spam and invalid feedback: what is let through or looked at first, and why a case is suspected.

-- People stand here as keyed hash and masked, never in clear.
create table list_entry (
  id bigint generated always as identity primary key,
  kind varchar(10) not null check (kind in ('sender', 'domain', 'word')),
  effect varchar(10) not null check (effect in ('allow', 'block')),
  value varchar(200) not null,
  shown varchar(400) not null,
  reason varchar(4000) not null,
  added_by varchar(64) not null,
  added_at timestamptz not null,
  until timestamptz,
  removed_by varchar(64),
  removed_at timestamptz
);
create unique index list_entry_once on list_entry (kind, value) where removed_at is null;

create table suspicion (
  feedback_number varchar(20) primary key references feedback (number),
  reason varchar(1000) not null,
  list_entry_id bigint references list_entry,
  at timestamptz not null
);

-- The queue, the list of the declined, and the count of the same text in a day.
create index feedback_waiting on feedback (received_at) where status in ('received', 'inReview');
create index feedback_declined on feedback (closed_at) where status = 'declined';
create index feedback_same_text on feedback (md5(description_masked), recorded_at);

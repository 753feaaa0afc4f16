-- Files of a case that go with a message to the customer, who then finds them on the follow page.
create table sent_file (
  -- What a person wrote; the letter that the customer gets holds it.
  correspondence_id bigint not null references correspondence,
  file_id uuid not null references evidence_file,
  primary key (correspondence_id, file_id)
);
create index sent_file_file on sent_file (file_id);

-- What a person has typed of a message to the customer and not sent yet, with the key of the case's contact.
create table message_draft (
  number varchar(20) not null references feedback (number) on delete cascade,
  user_id varchar(64) not null,
  saved_at timestamptz not null,
  sealed bytea not null,
  primary key (number, user_id)
);
create index message_draft_saved_at on message_draft (saved_at);

-- Files that customers and staff gave as evidence. Name, content and thumbnail are encrypted with the key of the contact.
-- sha256 is that of the content before it was encrypted, so that a backup can be checked (I9).

create table evidence_file (
  id uuid primary key,
  feedback_id bigint not null references feedback,
  added_at timestamptz not null,
  added_by varchar(64) not null,
  name_sealed bytea not null,
  name_masked varchar(400) not null,
  type varchar(10) not null,
  size integer not null,
  sha256 bytea not null,
  content_sealed bytea not null,
  thumbnail_sealed bytea,
  unique (feedback_id, sha256)
);
-- Encrypted content does not compress.
alter table evidence_file alter column content_sealed set storage external;
alter table evidence_file alter column thumbnail_sealed set storage external;

-- Secrets with which senders of a source sign, each encrypted with a key of its own.
create table source_secret (
  id bigint generated always as identity primary key,
  source varchar(40) not null,
  data_key bytea not null,
  sealed bytea not null,
  made_by varchar(64) not null,
  made_at timestamptz not null
);
create index source_secret_source on source_secret (source);
-- How each source stands, and which node fetches it until when.
create table source_state (
  source varchar(40) primary key,
  heard_at timestamptz,
  created integer not null default 0,
  added integer not null default 0,
  failed_at timestamptz,
  -- Why something could not be taken: keys of sentences with what these name.
  problems jsonb,
  leased_by varchar(64),
  leased_until timestamptz,
  again_at timestamptz,
  failures integer not null default 0,
  -- Whether the last look read all that there was, so that the next may stop at what is known.
  whole boolean not null default false
);

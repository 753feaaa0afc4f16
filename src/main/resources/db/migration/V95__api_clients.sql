-- Programs that have a key of their own, made and limited by administrators.
create table api_client (
  id bigint generated always as identity primary key,
  -- For good: cases and submission keys name it.
  name varchar(50) not null unique,
  -- Masked.
  purpose text not null,
  channels varchar(20)[] not null,
  -- Requests within a minute; null for no limit.
  per_minute integer,
  made_by varchar(64) not null,
  made_at timestamptz not null
);

-- Keys are kept as SHA-256 only: with 256 random bits in them nothing can be guessed from it.
create table api_key (
  id bigint generated always as identity primary key,
  client_id bigint not null references api_client (id),
  hash varchar(64) not null unique,
  -- The first characters, by which people tell the keys of a client apart.
  begins varchar(12) not null,
  made_by varchar(64) not null,
  made_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by varchar(64),
  -- To the minute.
  used_at timestamptz
);
create index api_key_client on api_key (client_id);

-- Which of them brought a case, if one did.
alter table feedback add api_client varchar(50) references api_client (name);
create index feedback_api_client on feedback (api_client) where api_client is not null;

alter table access_log drop constraint access_log_kind_check, add constraint access_log_kind_check check (kind in
  ('caseView', 'search', 'download', 'export', 'reveal', 'historyView', 'auditView', 'messageView', 'mask', 'unmask', 'client', 'denial'));

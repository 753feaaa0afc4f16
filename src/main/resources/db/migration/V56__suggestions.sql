-- What past cases would have suggested for a case before staff decided it, against what they decided.
create table suggestion_trial (
  number varchar(20) not null,
  -- Only fields about which something was decided.
  field varchar(20) not null,
  decided_at timestamptz not null,
  -- Null where nothing was suggested.
  correct boolean,
  primary key (number, field)
);
create index suggestion_trial_decided_at on suggestion_trial (decided_at);

-- The same summed up, as every triage asks for it.
create table suggestion_accuracy (
  field varchar(20) primary key,
  decided integer not null,
  suggested integer not null,
  correct integer not null,
  since timestamptz not null
);

-- What customers agreed to when they left their contact: the text as they read it, and its hash, by which versions are told apart.
create table consent (
  feedback_number varchar(20) primary key references feedback (number),
  -- The key of the public form.
  form varchar(200) not null,
  language varchar(10) not null,
  text text not null,
  version varchar(64) not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);

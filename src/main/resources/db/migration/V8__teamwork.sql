-- What staff say to each other about a case; masked before it is stored.
create table case_comment (
  id bigint generated always as identity primary key,
  number varchar(20) not null,
  author varchar(64) not null,
  at timestamptz not null,
  text text not null,
  mentions jsonb not null
);
create index case_comment_number on case_comment (number, id);

-- Who asked the customer, from which task, and how long the case waited; the words are in correspondence.
create table question (
  id bigint generated always as identity primary key,
  number varchar(20) not null,
  asked_by varchar(64) not null,
  asked_at timestamptz not null,
  task_id varchar(64),
  status_before varchar(20) not null,
  wait_ended_at timestamptz
);
create index question_number on question (number);

-- Who is absent on which days, both included, and who takes their place.
create table absence (
  id bigint generated always as identity primary key,
  user_id varchar(64) not null,
  first_day date not null,
  last_day date not null,
  substitute varchar(64) not null,
  stated_by varchar(64) not null,
  stated_at timestamptz not null,
  ended_at timestamptz
);
create index absence_user on absence (user_id, last_day) where ended_at is null;

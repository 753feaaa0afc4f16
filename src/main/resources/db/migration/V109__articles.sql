-- Articles have a life of their own: versions in both languages, read by another person before customers read them.
-- Their texts are encrypted for the customer of the case they come from, so that an erasure takes the originals.

alter table article
  add column version integer not null default 0,
  add column feedback_number varchar(20),
  add column improvement_number varchar(20),
  add column state varchar(20),
  add column latest integer not null default 1,
  add column shown integer,
  add column shown_at timestamptz,
  add column checked_at timestamptz,
  add column successor_id bigint references article,
  add column helped integer not null default 0;

update article a set
  feedback_number = i.feedback_number,
  improvement_number = i.number,
  state = case when a.published then 'published' else 'draft' end,
  shown = case when a.published then 1 end,
  shown_at = case when a.published then a.written_at end,
  checked_at = case when a.published then a.written_at end
from improvement i where i.id = a.improvement_id;

create table article_version (
  id bigint generated always as identity primary key,
  article_id bigint not null references article,
  number integer not null,
  kind varchar(20) not null,
  product varchar(200),
  module varchar(200),
  open boolean not null,
  title_zh_masked varchar(4000),
  body_zh_sealed bytea,
  body_zh_masked text,
  title_en_masked varchar(4000),
  body_en_sealed bytea,
  body_en_masked text,
  written_by varchar(64) not null,
  written_at timestamptz not null,
  unique (article_id, number),
  check ((title_zh_masked is null) = (body_zh_masked is null)),
  check ((title_en_masked is null) = (body_en_masked is null)),
  check (title_zh_masked is not null or title_en_masked is not null)
);

-- Originals from before had a key of their own, which no erasure would destroy; nobody ever read them.
insert into article_version (article_id, number, kind, open, title_zh_masked, body_zh_masked, title_en_masked, body_en_masked,
  written_by, written_at)
select id, 1, kind, published, case when chinese then title_masked end, case when chinese then body_masked end,
  case when not chinese then title_masked end, case when not chinese then body_masked end, written_by, written_at
from article, lateral (select title_masked || body_masked ~ '[\u4e00-\u9fff]' as chinese) language;

-- Who took which step with which version.
create table article_step (
  id bigint generated always as identity primary key,
  article_id bigint not null references article,
  number integer not null,
  step varchar(20) not null,
  user_id varchar(64) not null,
  at timestamptz not null
);
create index article_step_of on article_step (article_id, id);
create index article_of_case on article (feedback_number);
create index article_of_improvement on article (improvement_number);

alter table article
  alter column feedback_number set not null,
  alter column state set not null,
  alter column latest drop default,
  alter column version drop default,
  drop column improvement_id,
  drop column kind,
  drop column title_masked,
  drop column body_sealed,
  drop column body_masked,
  drop column data_key,
  drop column published,
  drop column written_by,
  drop column written_at;

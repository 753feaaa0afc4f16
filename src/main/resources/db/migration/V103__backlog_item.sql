-- Since when a case waits in the backlog, and how much work somebody takes it for. Cases from before have no row: they count from
-- their first answer.
create table backlog_item (
  number varchar(20) primary key references feedback (number) on delete cascade,
  since timestamptz,
  -- S, M, L or XL.
  effort varchar(2),
  effort_by varchar(64)
);
create index feedback_planned on feedback (number) where status = 'planned';

-- What the figures count, one row a case: worked out from the record after each change, so that a figure is one question.

create table case_figures (
  number varchar(20) primary key,
  channel varchar(20) not null,
  product varchar(200),
  feedback_type varchar(40),
  grade varchar(10),
  team varchar(20),
  verdict varchar(20),
  -- Merged into another case: counts as repeated and as another customer, nowhere else.
  duplicate boolean not null,
  received_at timestamptz not null,
  first_response_at timestamptz,
  -- Working seconds from the receipt to the first response of a person.
  response_seconds bigint,
  resolved_at timestamptz,
  -- Working seconds from the receipt to the solution without those spent waiting for the customer; null where the solution is no matter of days.
  resolution_seconds bigint,
  -- Closed with a result, not declined and not withdrawn.
  closed_at timestamptz,
  -- The first dispute, and the first reopening after closure.
  disputed_at timestamptz,
  reopened_at timestamptz,
  first_contact boolean not null,
  first_time_right boolean not null,
  repeated boolean not null,
  -- Distinct people behind it and its duplicates, and the number stated.
  customers integer not null,
  score smallint,
  rated_at timestamptz,
  -- When the first response and the solution were promised, and whether they came by then; null where nobody waits for them any more.
  response_due timestamptz,
  response_kept boolean,
  resolution_due timestamptz,
  resolution_kept boolean,
  -- Whether we put off the promised solution; what the customer was waited for does not count.
  promise_moved boolean not null
);
create index case_figures_received on case_figures (received_at);
create index case_figures_response on case_figures (first_response_at) where first_response_at is not null;
create index case_figures_resolved on case_figures (resolved_at) where resolved_at is not null;
create index case_figures_closed on case_figures (closed_at) where closed_at is not null;
create index case_figures_rated on case_figures (rated_at) where rated_at is not null;
create index case_figures_response_due on case_figures (response_due) where response_due is not null;
create index case_figures_resolution_due on case_figures (resolution_due) where resolution_due is not null;
create index form_entry_override on form_entry (at) where override_reason is not null;
create index measure_first_due on measure (first_due);

-- Cases and improvements that changed since their figures were worked out, written with the change. Rows are only added here and
-- taken away by the one who works them, so that no change waits for another.
create table figure_change (
  id bigint generated always as identity primary key,
  number varchar(20) not null
);

create function figures_change() returns trigger language plpgsql as $$
begin
  insert into figure_change (number)
  select distinct n from unnest(array[new.number, old.number, new.original_number, old.original_number]) n where n is not null;
  return null;
end $$;
create trigger feedback_figures_added after insert on feedback
  for each row execute function figures_change();
create trigger feedback_figures_removed after delete on feedback
  for each row execute function figures_change();
create trigger feedback_figures_changed after update on feedback for each row
  when ((new.channel, new.product, new.feedback_type, new.grade, new.team, new.verdict, new.path, new.original_number,
      new.improvement_number, new.received_at, new.first_response_at, new.resolved_at, new.closed_at, new.satisfaction_score,
      new.objections, new.chaser, new.customers_stated)
    is distinct from (old.channel, old.product, old.feedback_type, old.grade, old.team, old.verdict, old.path, old.original_number,
      old.improvement_number, old.received_at, old.first_response_at, old.resolved_at, old.closed_at, old.satisfaction_score,
      old.objections, old.chaser, old.customers_stated))
  execute function figures_change();

create function figures_number_change() returns trigger language plpgsql as $$
begin
  insert into figure_change (number) values (new.number);
  return null;
end $$;
-- The two clocks of the case as a whole; those of its steps say nothing about promises. Both start together.
create trigger clock_figures_added after insert on clock for each row
  when (new.execution_id is null and new.stage = 'firstResponse') execute function figures_number_change();
create trigger clock_figures_changed after update of state, due_at on clock for each row
  when (new.execution_id is null) execute function figures_number_change();
-- What figures read of the timeline, of cases and of improvements.
create trigger timeline_figures_added after insert on timeline for each row
  when (new.kind in ('rated', 'customerConfirmed', 'customerDisputed', 'customerReopened', 'questionAsked', 'told.question',
    'drafted.question', 'couldNotTell.question', 'completed.triage', 'completed.firstResponse', 'completed.verification',
    'improvementLanded', 'rollback'))
  execute function figures_number_change();

create function figures_contact_change() returns trigger language plpgsql as $$
begin
  insert into figure_change (number) select number from feedback where contact_id = new.id;
  return null;
end $$;
create trigger contact_figures_changed after update on contact for each row
  when ((new.phone_index, new.email_index) is distinct from (old.phone_index, old.email_index))
  execute function figures_contact_change();

-- All that there is so far, as long as it takes.
set local statement_timeout = 0;
insert into figure_change (number) select number from feedback order by id;

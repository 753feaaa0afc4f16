-- Who has a known problem, too, and wants to hear when it is solved, without a case of their own.
create table me_too (
  id bigint generated always as identity primary key,
  contact_id bigint not null unique references contact,
  improvement_number varchar(20) not null,
  article_id bigint not null references article,
  language varchar(5) not null,
  -- The words that the person agreed to.
  consent varchar(400) not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  told_at timestamptz
);
create index me_too_improvement on me_too (improvement_number);
create index me_too_article on me_too (article_id);

-- They count for the case that stands for the improvement.
create function me_too_figures_change() returns trigger language plpgsql as $$
begin
  insert into figure_change (number)
  select i.feedback_number from improvement i where i.number in (new.improvement_number, old.improvement_number);
  return null;
end $$;
create trigger me_too_figures after insert or update or delete on me_too
  for each row execute function me_too_figures_change();

create function improvement_figures_change() returns trigger language plpgsql as $$
begin
  insert into figure_change (number) values (new.feedback_number), (old.feedback_number);
  return null;
end $$;
create trigger improvement_figures_stands after update on improvement for each row
  when (new.feedback_number is distinct from old.feedback_number) execute function improvement_figures_change();

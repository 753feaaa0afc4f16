-- A merged case has no clocks of its own: those that still run end like those of a case that is merged now.
with ended as (
  update clock c set remaining = null, closed_at = now(),
    state = case when c.due_at < now() then 'missed' else 'stopped' end
  from feedback f
  where f.number = c.business_key and f.status = 'merged' and c.execution_id is null
    and c.state in ('running', 'paused')
  returning c.id, c.state)
insert into clock_entry (clock_id, at, what, change, actor)
select id, now(), state, '{}', 'system' from ended;

-- The order of the list of cases: urgent, then what nobody has graded yet by its mark, then the other grades.
drop index feedback_order;
drop index feedback_order_open;
create index feedback_order on feedback
  (array_position(array['urgent', 'mark urgent', 'mark general', 'mark longTerm', 'high', 'medium', 'low']::text[], coalesce(grade, 'mark ' || mark)), priority_score desc nulls first, received_at, id);
create index feedback_order_open on feedback
  (array_position(array['urgent', 'mark urgent', 'mark general', 'mark longTerm', 'high', 'medium', 'low']::text[], coalesce(grade, 'mark ' || mark)), priority_score desc nulls first, received_at, id)
  where closed_at is null;

-- Whom a complaint is about: it is hidden from that person.
alter table feedback add about_user varchar(64);

-- The order of the list of cases, so that a page is read, not the whole history.
create index feedback_order on feedback
  (array_position(array['urgent', 'high', 'medium', 'low']::varchar[], grade) nulls first, priority_score desc nulls first, received_at, id);
create index feedback_order_open on feedback
  (array_position(array['urgent', 'high', 'medium', 'low']::varchar[], grade) nulls first, priority_score desc nulls first, received_at, id)
  where closed_at is null;

-- The other cases of a person.
create index feedback_contact on feedback (contact_id);

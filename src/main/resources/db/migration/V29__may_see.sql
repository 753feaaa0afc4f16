-- Who may see a case: a complaint about a person does not exist for that person, whatever else holds.
-- Only these two functions read feedback.about_user. The planner opens both, so that indexes serve as before.

-- Of a row: select … from feedback f where may_see(f, :reader)
create function may_see(this feedback, person varchar) returns boolean
language sql stable as $$ select this.about_user is distinct from person $$;

-- The few cases that somebody may not see, by an index, for tables that only name cases:
-- select … from outbox m where not exists (select from hidden_from(:reader) h where h.number = m.number)
create function hidden_from(person varchar) returns setof feedback
language sql stable as $$ select * from feedback where about_user = person $$;

-- Who gathered what all channels brought, for which day.
create table consolidation (
  day date not null,
  user_id varchar(64) not null,
  at timestamptz not null,
  -- Masked.
  note text,
  primary key (day, user_id)
);

-- Whether something that the channel asks for is still not known. Three of the fields somebody may tell later; the class Subject says the same.
-- The planner opens it: select … from feedback f where is_incomplete(f)
create function is_incomplete(this feedback) returns boolean
language sql stable as $$
  select this.missing is not null and array_remove(array_remove(array_remove(string_to_array(this.missing, ','),
    case when this.product is not null then 'product' end),
    case when this.region is not null then 'region' end),
    case when this.user_category is not null then 'userCategory' end) <> '{}'::text[]
$$;
create index feedback_incomplete on feedback (received_at) where missing is not null and closed_at is null;

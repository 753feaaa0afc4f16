-- Two more of the fields that a channel may ask for somebody may tell at triage; the class Subject says the same.
create or replace function is_incomplete(this feedback) returns boolean
language sql stable as $$
  select this.missing is not null and array_remove(array_remove(array_remove(array_remove(array_remove(
    string_to_array(this.missing, ','),
    case when this.product is not null then 'product' end),
    case when this.module is not null then 'module' end),
    case when this.region is not null then 'region' end),
    case when this.user_category is not null then 'userCategory' end),
    case when this.customer_group is not null then 'customerGroup' end) <> '{}'::text[]
$$;

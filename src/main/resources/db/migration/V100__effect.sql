-- That an improvement landed and that it worked are two things: when it landed last, when and how its effect was judged,
-- and the cases counted for that since it landed and in as long a time before it was opened.
alter table improvement add last_landed_at timestamptz, add effect_checked_at timestamptz, add effect_result varchar(20),
  add effect_new_cases int, add effect_cases_before int;
update improvement set last_landed_at = finished_at where state = 'landed';

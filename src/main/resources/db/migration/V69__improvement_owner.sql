-- Who answers for an improvement: a person, beside the team that leads it. Once somebody named one, a plan changes it no more.
alter table improvement add owner varchar(64), add owner_named_by varchar(64);
update improvement i set owner = coalesce(
  (select e.user_id from form_entry e where e.improvement_number = i.number and e.task_key = 'plan'
   order by e.at desc limit 1),
  (select f.case_owner from feedback f where f.number = i.feedback_number));

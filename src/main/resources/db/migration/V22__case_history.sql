-- What auditors look for among very many finished cases, each by an index of its own; the rows themselves stand in the
-- engine's tables and in the record only.

create index case_history_started on act_hi_procinst (proc_def_key_, start_time_ desc, id_ desc);
create index case_history_version on act_hi_procinst (proc_def_id_, start_time_ desc, id_ desc);
create index case_history_rule on act_hi_dec_out (rule_id_, dec_inst_id_);

create index clock_business_key on clock (business_key);
create index clock_missed on clock (business_key) where state = 'missed';

create index form_entry_person on form_entry (user_id, business_key);
create index timeline_person on timeline (actor, number) where actor not in ('system', 'customer');

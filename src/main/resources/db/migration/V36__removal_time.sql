-- From now on a case takes its removal time with it from its start. Cases that run already get theirs here; else their
-- past would never be cleaned up.
create temporary table running_root on commit drop as
select root.id_, root.start_time_ + make_interval(days => d.history_ttl_) as removal_time_
from act_hi_procinst root join act_re_procdef d on d.id_ = root.proc_def_id_
where root.id_ = root.root_proc_inst_id_ and root.end_time_ is null and root.removal_time_ is null
  and d.history_ttl_ is not null;

do $$
declare
  past text;
begin
  foreach past in array array['act_hi_procinst', 'act_hi_actinst', 'act_hi_taskinst', 'act_hi_varinst', 'act_hi_detail',
    'act_hi_identitylink', 'act_hi_comment', 'act_hi_attachment', 'act_hi_op_log', 'act_hi_incident', 'act_hi_job_log',
    'act_hi_ext_task_log', 'act_hi_decinst', 'act_hi_dec_in', 'act_hi_dec_out', 'act_ge_bytearray']
  loop
    execute format('update %I past set removal_time_ = root.removal_time_ from running_root root
      where past.root_proc_inst_id_ = root.id_ and past.removal_time_ is null', past);
  end loop;
end
$$;

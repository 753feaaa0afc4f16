-- A case whose dispute is not decided yet stands as disputed, no more as resolved; so does one that waits for an answer meanwhile.
create temporary table in_dispute on commit drop as
select distinct i.business_key_ as number
from act_ru_task t join act_hi_procinst i on i.id_ = t.proc_inst_id_
where t.task_def_key_ = 'dispute';

update question q set status_before = 'disputed'
from in_dispute d where q.number = d.number and q.status_before = 'resolved' and q.wait_ended_at is null;

update feedback f set status = 'disputed', version = version + 1
from in_dispute d where f.number = d.number and f.status = 'resolved';

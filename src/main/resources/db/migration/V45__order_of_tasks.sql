-- A page of a work list is read along its order, as Tasklist asks for it: by priority, then by due date.
create index act_idx_task_order on act_ru_task (priority_ desc, due_date_);

-- The engine asks for the subtasks of each task that is completed, and has no index for it.
create index act_idx_task_parent on act_ru_task (parent_task_id_);

-- Cases of one grade in the order of their time.
create index feedback_grade on feedback (grade, received_at desc, id desc);

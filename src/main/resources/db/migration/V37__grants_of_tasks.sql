-- Whoever a task is offered or assigned to reaches it without a grant. Those of before served nothing else:
-- of tasks (7) and of the past of tasks (19), each for a single one.
delete from act_ru_authorization where type_ = 1 and resource_type_ in (7, 19) and resource_id_ <> '*';

-- What triggered a notice may name a team or a step, whose ids have up to 64 and 255 characters.
alter table outbox alter column occasion type varchar(400);
alter table digest_line alter column occasion type varchar(400);

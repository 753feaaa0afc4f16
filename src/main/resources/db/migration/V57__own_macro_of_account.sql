-- Own macros go with the account of their person, however that is deleted.
delete from own_macro where user_id not in (select id_ from act_id_user);
alter table own_macro add foreign key (user_id) references act_id_user (id_) on delete cascade;

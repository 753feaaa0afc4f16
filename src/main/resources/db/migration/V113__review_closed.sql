-- A review that was closed since its process had ended: nothing of it is carried out.
alter table review add column abandoned boolean not null default false;

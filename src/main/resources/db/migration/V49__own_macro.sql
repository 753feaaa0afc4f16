-- Each person's own macros, in the notation of the files in processes/macros; nobody else reads them.
create table own_macro (
  id bigint generated always as identity primary key,
  user_id varchar(64) not null,
  text text not null,
  changed_at timestamptz not null
);
create index own_macro_user on own_macro (user_id, id);

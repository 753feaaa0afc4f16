-- What the article was called when they agreed: it was public then, and may not be later.
alter table me_too add title varchar(400) not null default '';
update me_too m set title = left(coalesce((
  select coalesce(case when m.language = 'en' then v.title_en_masked end, v.title_zh_masked, v.title_en_masked)
  from article a join article_version v on v.article_id = a.id and v.open
  where a.id = m.article_id order by (v.number = a.shown) desc nulls last, v.number desc limit 1), ''), 400);
create index me_too_waiting on me_too (id) where confirmed_at is not null and told_at is null;

-- How often the customer has not accepted the result: disputes while it waited to be confirmed, and reopenings after closure.
alter table feedback add column objections smallint not null default 0;
update feedback f set objections = d.times
from (select number, count(*) as times from timeline where kind = 'customerDisputed' group by number) d
where f.number = d.number;

-- When the customer last reopened it after closure. What was written and promised before belongs to a round that is over.
alter table feedback add column reopened_at timestamptz;

-- The ended case that this one goes on from, where that could not be reopened any more.
alter table feedback add column continues_number varchar(20) references feedback (number);
create index feedback_continues on feedback (continues_number) where continues_number is not null;
update feedback f set continues_number = t.arguments ->> 'named'
from timeline t
where t.number = f.number and t.kind = 'mailAnswersEnded'
  and exists (select from feedback ended where ended.number = t.arguments ->> 'named');

-- A case that came back is served by another improvement: which it had before stands in its timeline.
create index timeline_improvement on timeline ((arguments ->> 'number'))
  where kind in ('improvementOpened', 'improvementJoined');

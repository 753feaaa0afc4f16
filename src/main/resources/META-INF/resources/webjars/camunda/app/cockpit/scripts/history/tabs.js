// The records of an instance, one tab each.
import { words } from './page.js';
import { chosen } from './chosen.js';
import { decisions } from './decisions.js';
import { changes, clocks, jobs, messages, operations, related } from './records.js';
import { activities, tasks } from './steps.js';
import { written } from './written.js';

const tab = (name, label, records, content) => ({ name, label, count: story => story[records].length, content });

export const TABS = [
  tab('activities', words('past.tab.activities'), 'activities', activities),
  tab('tasks', words('past.tab.tasks'), 'tasks', tasks),
  tab('decisions', words('past.tab.decisions'), 'decisions', (story, context) =>
    decisions(chosen(context, story.decisions), context)
  ),
  tab('written', words('past.tab.forms'), 'forms', (story, context) =>
    written(chosen(context, story.forms, form => form.task.key))
  ),
  tab('changes', words('past.tab.changes'), 'changes', changes),
  tab('clocks', words('past.tab.clocks'), 'clocks', clocks),
  tab('messages', words('past.tab.messages'), 'messages', messages),
  tab('jobs', words('past.tab.jobs'), 'jobs', jobs),
  tab('operations', words('past.tab.operations'), 'operations', operations),
  tab('related', words('past.tab.related'), 'related', related)
];

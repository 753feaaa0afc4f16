// The records of an instance, one tab each.
import { words } from './page.js';
import { chosen } from './chosen.js';
import { decisions } from './decisions.js';
import { changes, clocks, jobs, messages, operations, related } from './records.js';
import { activities, tasks } from './steps.js';
import { written } from './written.js';

const tab = (name, label, records, content) => ({ name, label, count: story => story[records].length, content });

export const TABS = [
  tab('activities', words('经过', 'Activities'), 'activities', activities),
  tab('tasks', words('人工任务', 'User tasks'), 'tasks', tasks),
  tab('decisions', words('决策', 'Decisions'), 'decisions', (story, context) =>
    decisions(chosen(context, story.decisions), context)
  ),
  tab('written', words('填写内容', 'What staff wrote'), 'forms', (story, context) =>
    written(chosen(context, story.forms, form => form.task.key))
  ),
  tab('changes', words('变量变化', 'Variables'), 'changes', changes),
  tab('clocks', words('时限', 'Deadlines'), 'clocks', clocks),
  tab('messages', words('消息', 'Messages'), 'messages', messages),
  tab('jobs', words('作业与故障', 'Jobs'), 'jobs', jobs),
  tab('operations', words('操作日志', 'Operations'), 'operations', operations),
  tab('related', words('相关流程', 'Related'), 'related', related)
];

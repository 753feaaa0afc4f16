// The elements that an instance went through, and what people did in its tasks.
import { duration, h, instanceLink, row, table, time, word, words } from './page.js';
import { chosen } from './chosen.js';
import { elementOf } from './diagram.js';
import { formLines } from './written.js';

const STATES = {
  running: words('进行中', 'running'),
  completed: words('已完成', 'completed'),
  canceled: words('已取消', 'cancelled')
};

export const activities = (story, context) =>
  table(
    [
      '#',
      words('元素', 'Element'),
      words('类型', 'Type'),
      words('开始', 'Started'),
      words('结束', 'Ended'),
      words('历时', 'Duration'),
      words('状态', 'State'),
      words('人员', 'Who'),
      words('版本', 'Version')
    ],
    chosen(context, story.activities).map(activity =>
      row(
        [
          String(context.places.get(elementOf(activity)).place),
          activity.calledInstanceId
            ? instanceLink(activity.calledInstanceId, activity.name || activity.activityId)
            : activity.name || h('span', { className: 'past-id' }, activity.activityId),
          activity.type,
          time(activity.startedAt),
          time(activity.endedAt),
          duration(activity.millis),
          h('span', { className: `past-label past-label-${activity.state}` }, STATES[activity.state]),
          activity.assignee || '',
          versionOf(story, activity.definitionId)
        ],
        { data: { activity: activity.activityId } }
      )
    )
  );

const versionOf = (story, definitionId) => {
  const found = story.definitions.find(definition => definition.id === definitionId);
  return found ? String(found.version) : '';
};

const MOVES = {
  'add assignee': words('接手', 'taken by'),
  'delete assignee': words('放回或转出', 'given up by'),
  'add candidate': words('派给', 'offered to'),
  'delete candidate': words('不再派给', 'no longer offered to'),
  'add owner': words('委托自', 'delegated by'),
  'delete owner': words('委托结束', 'delegation ended')
};

const move = one =>
  h(
    'li',
    {},
    time(one.at),
    ' ',
    MOVES[`${one.what} ${one.role}`] || `${one.what} ${one.role}`,
    ' ',
    h('strong', {}, one.user || word(one.group)),
    one.by && one.by !== one.user ? words(`（由 ${one.by}）`, ` (by ${one.by})`) : ''
  );

const OUTCOMES = {
  open: words('未完成', 'open'),
  completed: words('已完成', 'completed'),
  ended: words('未做就结束', 'ended undone')
};

const inTime = task => {
  if (!task.due) {
    return '';
  }
  return task.late
    ? h('span', { className: 'past-label past-label-late' }, words('超时', 'late'))
    : h(
        'span',
        { className: 'past-label past-label-completed' },
        task.endedAt ? words('按时', 'in time') : words('未到期', 'not yet due')
      );
};

export const tasks = (story, context) =>
  table(
    [
      words('任务', 'Task'),
      words('产生', 'Created'),
      words('流转', 'Claims and hand-overs'),
      words('到期', 'Due'),
      words('完成', 'Completed'),
      words('历时', 'Duration'),
      words('填写内容', 'What was written')
    ],
    chosen(context, story.tasks, task => task.key).map(task =>
      row(
        [
          task.name,
          time(task.createdAt),
          h('ul', { className: 'past-moves' }, task.moves.map(move)),
          [time(task.due), ' ', inTime(task)],
          [task.completedBy ? h('strong', {}, task.completedBy) : OUTCOMES[task.outcome], ' ', time(task.endedAt)],
          duration(task.millis),
          story.forms.filter(form => form.taskId === task.id).map(formLines)
        ],
        { data: { task: task.key } }
      )
    )
  );

// The elements that an instance went through, and what people did in its tasks.
import { duration, h, instanceLink, row, table, time, word, words } from './page.js';
import { chosen } from './chosen.js';
import { elementOf } from './diagram.js';
import { formLines } from './written.js';

const STATES = {
  running: words('past.activity.running'),
  completed: words('past.activity.completed'),
  canceled: words('past.activity.canceled')
};

export const activities = (story, context) =>
  table(
    [
      '#',
      words('past.element'),
      words('past.type'),
      words('past.started'),
      words('past.ended'),
      words('past.duration'),
      words('past.state'),
      words('past.assignee'),
      words('past.version')
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
  'add assignee': words('past.move.taken'),
  'delete assignee': words('past.move.givenUp'),
  'add candidate': words('past.move.offered'),
  'delete candidate': words('past.move.notOffered'),
  'add owner': words('past.move.delegated'),
  'delete owner': words('past.move.delegationEnded')
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
    one.by && one.by !== one.user ? words('past.by', one.by) : ''
  );

const OUTCOMES = {
  open: words('past.task.open'),
  completed: words('past.activity.completed'),
  ended: words('past.task.ended')
};

const inTime = task => {
  if (!task.due) {
    return '';
  }
  return task.late
    ? h('span', { className: 'past-label past-label-late' }, words('past.late'))
    : h(
        'span',
        { className: 'past-label past-label-completed' },
        task.endedAt ? words('past.inTime') : words('past.notYetDue')
      );
};

export const tasks = (story, context) =>
  table(
    [
      words('past.task'),
      words('past.created'),
      words('past.claimsAndHandOvers'),
      words('past.due'),
      words('past.completed'),
      words('past.duration'),
      words('past.whatWasWritten')
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

// What else is on record of an instance: variables, deadlines, messages, jobs, operations, related instances.
import { clockState, h, instanceLink, row, table, time, word, words } from './page.js';
import { chosen, nameOf } from './chosen.js';

export const changes = (story, context) =>
  table(
    [
      words('past.when'),
      words('past.variable'),
      words('past.type'),
      words('past.value'),
      words('past.step'),
      words('past.who')
    ],
    chosen(context, story.changes).map(change =>
      row(
        [
          time(change.at),
          h('code', {}, change.name),
          change.type || '',
          change.value === null
            ? h('span', { className: 'null-value' }, words('past.null'))
            : h('span', { className: 'past-value' }, change.value),
          nameOf(context, change.activityId) || words('past.atTheStart'),
          change.by ? h('strong', {}, change.by) : words('past.system')
        ],
        { data: { variable: change.name } }
      )
    )
  );

export const clocks = story =>
  table(
    [
      words('past.deadline'),
      words('past.level'),
      words('past.clockStarted'),
      words('past.due'),
      words('past.ended'),
      words('past.result')
    ],
    story.clocks.map(clock =>
      row([
        [word(clock.stage), clock.ofCase ? words('past.wholeCase') : ''],
        word(clock.level),
        time(clock.startedAt),
        time(clock.due),
        time(clock.closedAt),
        clockState(clock)
      ])
    ),
    words('past.noDeadlines')
  );

const DIRECTIONS = {
  in: words('past.direction.in'),
  out: words('past.direction.out'),
  staff: words('past.direction.staff')
};

export const messages = story =>
  table(
    [
      words('past.when'),
      words('past.direction'),
      words('past.kind'),
      words('past.who'),
      words('past.text'),
      words('past.sending')
    ],
    story.messages.map(message =>
      row([
        time(message.at),
        DIRECTIONS[message.direction] || message.direction,
        message.kind,
        message.who,
        [
          message.subject ? h('strong', { className: 'past-subject' }, message.subject) : '',
          h('div', { className: 'past-text' }, message.text)
        ],
        [message.state || '', ' ', time(message.sentAt)]
      ])
    )
  );

const JOBS = {
  planned: words('past.job.planned'),
  done: words('past.job.done'),
  failed: words('past.job.failed'),
  deleted: words('past.job.deleted')
};

export const jobs = (story, context) => [
  h('h4', {}, words('past.incidents')),
  table(
    [
      words('past.when'),
      words('past.solved'),
      words('past.type'),
      words('past.step'),
      words('past.message')
    ],
    chosen(context, story.incidents).map(incident =>
      row([
        time(incident.at),
        time(incident.endedAt),
        incident.type,
        nameOf(context, incident.activityId),
        incident.problem || ''
      ])
    ),
    words('past.noIncidents')
  ),
  h('h4', {}, words('past.jobs')),
  table(
    [
      words('past.when'),
      words('past.type'),
      words('past.step'),
      words('past.due'),
      words('past.result'),
      words('past.retriesLeft'),
      words('past.message')
    ],
    chosen(context, story.jobs).map(job =>
      row([
        time(job.at),
        job.type || '',
        nameOf(context, job.activityId),
        time(job.due),
        JOBS[job.state],
        String(job.retries),
        job.problem || ''
      ])
    )
  )
];

export const operations = (story, context) =>
  table(
    [
      words('past.when'),
      words('past.who'),
      words('past.operation'),
      words('past.entity'),
      words('past.task'),
      words('past.property'),
      words('past.valueBefore'),
      words('past.valueAfter')
    ],
    story.operations.map(operation => {
      const task = story.tasks.find(one => one.id === operation.taskId);
      return row([
        time(operation.at),
        h('strong', {}, operation.user || words('past.system')),
        operation.operation,
        operation.entity,
        task ? task.name : '',
        operation.property || '',
        operation.from || '',
        operation.to || ''
      ]);
    })
  );

const RELATIONS = {
  same: words('past.relation.same'),
  improvement: words('past.relation.improvement'),
  case: words('past.relation.case'),
  measure: words('past.relation.measure'),
  contribution: words('past.relation.contribution'),
  effectCheck: words('past.relation.effectCheck'),
  original: words('past.relation.original'),
  duplicate: words('past.relation.duplicate')
};

export const related = story =>
  table(
    [
      words('past.relation'),
      words('past.businessKey'),
      words('past.process'),
      words('past.started'),
      words('past.ended'),
      words('past.state')
    ],
    story.related.map(other =>
      row(
        [
          RELATIONS[other.relation],
          instanceLink(other.id, other.businessKey),
          other.definitionName,
          time(other.startedAt),
          time(other.endedAt),
          word(other.status)
        ],
        { data: { relation: other.relation } }
      )
    )
  );

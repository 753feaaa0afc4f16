// The records of an instance, one tab each.
import { clockState, duration, h, instanceLink, row, table, time, word, words } from './page.js';
import { decisions } from './decisions.js';
import { elementOf } from './diagram.js';
import { formLines, written } from './written.js';

const nameOf = (context, activityId) => context.names.get(activityId) || activityId || '';

const chosen = (context, records, of = record => record.activityId) =>
  context.element ? records.filter(record => (of(record) || '').split('#')[0] === context.element) : records;

const STATES = {
  running: words('进行中', 'running'),
  completed: words('已完成', 'completed'),
  canceled: words('已取消', 'cancelled')
};

const activities = (story, context) =>
  table(
    ['#', words('元素', 'Element'), words('类型', 'Type'), words('开始', 'Started'), words('结束', 'Ended'), words('历时', 'Duration'), words('状态', 'State'), words('人员', 'Who'), words('版本', 'Version')],
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

const OUTCOMES = { open: words('未完成', 'open'), completed: words('已完成', 'completed'), ended: words('未做就结束', 'ended undone') };

const inTime = task => {
  if (!task.due) {
    return '';
  }
  return task.late
    ? h('span', { className: 'past-label past-label-late' }, words('超时', 'late'))
    : h('span', { className: 'past-label past-label-completed' }, task.endedAt ? words('按时', 'in time') : words('未到期', 'not yet due'));
};

const tasks = (story, context) =>
  table(
    [words('任务', 'Task'), words('产生', 'Created'), words('流转', 'Claims and hand-overs'), words('到期', 'Due'), words('完成', 'Completed'), words('历时', 'Duration'), words('填写内容', 'What was written')],
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

const changes = (story, context) =>
  table(
    [words('时间', 'When'), words('变量', 'Variable'), words('类型', 'Type'), words('值', 'Value'), words('步骤', 'Step'), words('谁', 'Who')],
    chosen(context, story.changes).map(change =>
      row(
        [
          time(change.at),
          h('code', {}, change.name),
          change.type || '',
          change.value === null ? h('span', { className: 'null-value' }, words('空', 'null')) : h('span', { className: 'past-value' }, change.value),
          nameOf(context, change.activityId) || words('开始时', 'at the start'),
          change.by ? h('strong', {}, change.by) : words('系统', 'system')
        ],
        { data: { variable: change.name } }
      )
    )
  );

const clocks = story =>
  table(
    [words('时限', 'Deadline'), words('级别', 'Level'), words('开始计时', 'Started'), words('到期', 'Due'), words('结束', 'Ended'), words('结果', 'Result')],
    story.clocks.map(clock =>
      row([
        [word(clock.stage), clock.ofCase ? words('（整个案件）', ' (whole case)') : ''],
        word(clock.level),
        time(clock.startedAt),
        time(clock.due),
        time(clock.closedAt),
        clockState(clock)
      ])
    ),
    words('没有时限。', 'No deadlines.')
  );

const DIRECTIONS = { in: words('客户来信', 'from the customer'), out: words('发给客户', 'to the customer'), staff: words('通知员工', 'to staff') };

const messages = story =>
  table(
    [words('时间', 'When'), words('方向', 'Direction'), words('种类', 'Kind'), words('谁', 'Who'), words('内容', 'Text'), words('发送', 'Sending')],
    story.messages.map(message =>
      row([
        time(message.at),
        DIRECTIONS[message.direction] || message.direction,
        message.kind,
        message.who,
        [message.subject ? h('strong', { className: 'past-subject' }, message.subject) : '', h('div', { className: 'past-text' }, message.text)],
        [message.state || '', ' ', time(message.sentAt)]
      ])
    )
  );

const JOBS = { planned: words('产生', 'created'), done: words('成功', 'done'), failed: words('失败', 'failed'), deleted: words('撤销', 'removed') };

const jobs = (story, context) => [
  h('h4', {}, words('故障', 'Incidents')),
  table(
    [words('时间', 'When'), words('解决', 'Solved'), words('类型', 'Type'), words('步骤', 'Step'), words('说明', 'Message')],
    chosen(context, story.incidents).map(incident =>
      row([time(incident.at), time(incident.endedAt), incident.type, nameOf(context, incident.activityId), incident.problem || ''])
    ),
    words('没有故障。', 'No incidents.')
  ),
  h('h4', {}, words('作业', 'Jobs')),
  table(
    [words('时间', 'When'), words('类型', 'Type'), words('步骤', 'Step'), words('到期', 'Due'), words('结果', 'Result'), words('剩余重试', 'Retries left'), words('说明', 'Message')],
    chosen(context, story.jobs).map(job =>
      row([time(job.at), job.type || '', nameOf(context, job.activityId), time(job.due), JOBS[job.state], String(job.retries), job.problem || ''])
    )
  )
];

const operations = (story, context) =>
  table(
    [words('时间', 'When'), words('谁', 'Who'), words('操作', 'Operation'), words('对象', 'Entity'), words('任务', 'Task'), words('属性', 'Property'), words('原值', 'From'), words('新值', 'To')],
    story.operations.map(operation => {
      const task = story.tasks.find(one => one.id === operation.taskId);
      return row([
        time(operation.at),
        h('strong', {}, operation.user || words('系统', 'system')),
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
  same: words('同一案件的另一个实例', 'another instance of the same case'),
  improvement: words('改进', 'improvement'),
  case: words('关联案件', 'case'),
  measure: words('措施', 'measure'),
  original: words('合并到的案件', 'merged into'),
  duplicate: words('合并进来的案件', 'merged with this')
};

const related = story =>
  table(
    [words('关系', 'Relation'), words('业务编号', 'Business key'), words('流程', 'Process'), words('开始', 'Started'), words('结束', 'Ended'), words('状态', 'State')],
    story.related.map(other =>
      row(
        [RELATIONS[other.relation], instanceLink(other.id, other.businessKey), other.definitionName, time(other.startedAt), time(other.endedAt), word(other.status)],
        { data: { relation: other.relation } }
      )
    )
  );

const tab = (name, label, records, content) => ({ name, label, count: story => story[records].length, content });

export const TABS = [
  tab('activities', words('经过', 'Activities'), 'activities', activities),
  tab('tasks', words('人工任务', 'User tasks'), 'tasks', tasks),
  tab('decisions', words('决策', 'Decisions'), 'decisions', (story, context) => decisions(chosen(context, story.decisions), context)),
  tab('written', words('填写内容', 'What staff wrote'), 'forms', (story, context) =>
    written(chosen(context, story.forms, form => form.task.key))
  ),
  tab('changes', words('变量变化', 'Variables'), 'changes', changes),
  tab('clocks', words('时限', 'Deadlines'), 'clocks', clocks),
  tab('messages', words('消息', 'Messages'), 'messages', messages),
  tab('jobs', words('作业与故障', 'Jobs and incidents'), 'jobs', jobs),
  tab('operations', words('操作日志', 'Operations'), 'operations', operations),
  tab('related', words('相关流程', 'Related'), 'related', related)
];

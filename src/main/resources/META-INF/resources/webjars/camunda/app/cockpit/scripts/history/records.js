// What else is on record of an instance: variables, deadlines, messages, jobs, operations, related instances.
import { clockState, h, instanceLink, row, table, time, word, words } from './page.js';
import { chosen, nameOf } from './chosen.js';

export const changes = (story, context) =>
  table(
    [
      words('时间', 'When'),
      words('变量', 'Variable'),
      words('类型', 'Type'),
      words('值', 'Value'),
      words('步骤', 'Step'),
      words('谁', 'Who')
    ],
    chosen(context, story.changes).map(change =>
      row(
        [
          time(change.at),
          h('code', {}, change.name),
          change.type || '',
          change.value === null
            ? h('span', { className: 'null-value' }, words('空', 'null'))
            : h('span', { className: 'past-value' }, change.value),
          nameOf(context, change.activityId) || words('开始时', 'at the start'),
          change.by ? h('strong', {}, change.by) : words('系统', 'system')
        ],
        { data: { variable: change.name } }
      )
    )
  );

export const clocks = story =>
  table(
    [
      words('时限', 'Deadline'),
      words('级别', 'Level'),
      words('开始计时', 'Started'),
      words('到期', 'Due'),
      words('结束', 'Ended'),
      words('结果', 'Result')
    ],
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

const DIRECTIONS = {
  in: words('客户来信', 'from the customer'),
  out: words('发给客户', 'to the customer'),
  staff: words('通知员工', 'to staff')
};

export const messages = story =>
  table(
    [
      words('时间', 'When'),
      words('方向', 'Direction'),
      words('种类', 'Kind'),
      words('谁', 'Who'),
      words('内容', 'Text'),
      words('发送', 'Sending')
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
  planned: words('产生', 'created'),
  done: words('成功', 'done'),
  failed: words('失败', 'failed'),
  deleted: words('撤销', 'removed')
};

export const jobs = (story, context) => [
  h('h4', {}, words('故障', 'Incidents')),
  table(
    [
      words('时间', 'When'),
      words('解决', 'Solved'),
      words('类型', 'Type'),
      words('步骤', 'Step'),
      words('说明', 'Message')
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
    words('没有故障。', 'No incidents.')
  ),
  h('h4', {}, words('作业', 'Jobs')),
  table(
    [
      words('时间', 'When'),
      words('类型', 'Type'),
      words('步骤', 'Step'),
      words('到期', 'Due'),
      words('结果', 'Result'),
      words('剩余重试', 'Retries left'),
      words('说明', 'Message')
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
      words('时间', 'When'),
      words('谁', 'Who'),
      words('操作', 'Operation'),
      words('对象', 'Entity'),
      words('任务', 'Task'),
      words('属性', 'Property'),
      words('原值', 'From'),
      words('新值', 'To')
    ],
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

export const related = story =>
  table(
    [
      words('关系', 'Relation'),
      words('业务编号', 'Business key'),
      words('流程', 'Process'),
      words('开始', 'Started'),
      words('结束', 'Ended'),
      words('状态', 'State')
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

// Three questions about a case, each answered at a glance: why this grade, in time or not, who could have seen it; and
// who decided what, by which rule, when.
import { ask, caseLink, clockState, h, instanceLink, row, table, time, word, words } from './page.js';
import { tableOf } from './decision-table.js';
import { formLines } from './written.js';

const FACTORS = {
  affected: words('影响客户', 'Customers affected'),
  severity: words('严重程度', 'Severity'),
  urgency: words('紧迫程度', 'Urgency')
};

const NOT_GRADED = words('还没有定级，或者结束时不需要定级。', 'It has no grade yet, or ended without needing one.');

const score = explanation =>
  table(
    [words('因素', 'Factor'), words('评分', 'Score'), words('权重', 'Weight'), words('乘积', 'Product')],
    explanation.factors
      .map(factor =>
        row([FACTORS[factor.name] || factor.name, String(factor.score), factor.weight || '?', factor.weighted || '?'])
      )
      .concat(
        explanation.divisor
          ? [
              row([
                words('合计 ÷ 除数', 'Sum ÷ divisor'),
                '',
                `${explanation.sum} ÷ ${explanation.divisor}`,
                h('strong', {}, explanation.score)
              ])
            ]
          : []
      )
  );

// The last decision of each table counts; earlier ones are on the instance's page.
const last = (decisions, key) => decisions.filter(decision => decision.key === key).pop();

const grade = answer => {
  const decided = last(answer.graded, 'grade');
  return h(
    'section',
    { className: 'past-answer past-wide', data: { question: 'grade' } },
    h('h3', {}, words('为什么是这个等级？', 'Why this grade?')),
    answer.grade
      ? [
          h(
            'p',
            {},
            h('span', { className: `past-grade past-grade-${answer.grade.key}` }, word(answer.grade)),
            ' ',
            answer.gradeReason || ''
          ),
          answer.explanation ? score(answer.explanation) : '',
          decided
            ? [h('p', { className: 'past-lead' }, words('定级时间 ', 'Graded at '), time(decided.at)), tableOf(decided)]
            : ''
        ]
      : h('p', {}, NOT_GRADED)
  );
};

const clock = one =>
  row(
    [
      [word(one.stage), one.ofCase ? words('（整个案件）', ' (whole case)') : ''],
      word(one.level),
      time(one.due),
      time(one.closedAt),
      clockState(one)
    ],
    { className: one.late ? 'past-late' : '' }
  );

const lateOnes = answer => answer.clocks.filter(one => one.late).length;

const inTime = answer =>
  h(
    'section',
    { className: 'past-answer', data: { question: 'time' } },
    h('h3', {}, words('按时了吗？', 'Was it in time?')),
    h(
      'p',
      {},
      h(
        'span',
        { className: `past-label past-label-${answer.inTime ? 'completed' : 'late'}` },
        answer.inTime
          ? words('没有错过任何时限', 'No deadline was missed')
          : words(`错过了 ${lateOnes(answer)} 个时限`, `${lateOnes(answer)} deadlines were missed`)
      ),
      ' ',
      caseLink(answer.number, '/clocks', words('每一分钟的计算', 'Every minute explained'))
    ),
    table(
      [
        words('时限', 'Deadline'),
        words('级别', 'Level'),
        words('到期', 'Due'),
        words('结束', 'Ended'),
        words('结果', 'Result')
      ],
      answer.clocks.map(clock)
    )
  );

const readers = answer =>
  h(
    'section',
    { className: 'past-answer', data: { question: 'readers' } },
    h('h3', {}, words('谁可能看过这些文字？', 'Who could have seen this text?')),
    h(
      'p',
      {},
      words(
        '每次查看、搜索、下载、导出和揭示原文都有记录。',
        'Every view, search, download, export and reveal is on record.'
      )
    ),
    h(
      'p',
      {},
      h(
        'a',
        { href: `/audit/access?number=${encodeURIComponent(answer.number)}`, target: '_blank', rel: 'noopener' },
        words('查看谁看过这个案件', 'See who looked at this case')
      )
    )
  );

const decided = answer =>
  h(
    'section',
    { className: 'past-answer past-wide', data: { question: 'who' } },
    h('h3', {}, words('谁在什么时候决定了什么？', 'Who decided what, and when?')),
    table(
      [words('时间', 'When'), words('步骤', 'Step'), words('谁', 'Who'), words('填写内容', 'What was written')],
      answer.decided.map(form => row([time(form.at), form.task.text, h('strong', {}, form.user), formLines(form)]))
    )
  );

const instances = answer =>
  h(
    'p',
    { className: 'past-instances' },
    words('流程：', 'Processes: '),
    answer.instances.map(instance =>
      h(
        'span',
        { className: 'past-one' },
        instanceLink(instance.id, instance.businessKey),
        h('span', { className: 'past-lead' }, ` ${instance.definitionName || ''} · ${word(instance.status)}`)
      )
    ),
    h('span', { className: 'past-one' }, caseLink(answer.number, '', words('案件页', 'Case page'))),
    caseLink(answer.number, '/trail', words('案件轨迹', 'Case trail'))
  );

export const answers = async number => {
  const answer = await ask(`cases/${encodeURIComponent(number)}`);
  return [
    h('h2', {}, answer.number, ' ', h('small', {}, word(answer.status))),
    h('p', {}, answer.summary || ''),
    instances(answer),
    h('div', { className: 'past-questions' }, grade(answer), inTime(answer), readers(answer), decided(answer))
  ];
};

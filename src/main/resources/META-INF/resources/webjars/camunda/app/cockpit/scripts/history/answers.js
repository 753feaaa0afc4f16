// Three questions about a case, each answered at a glance: why this grade, in time or not, who could have seen it; and
// who decided what, by which rule, when.
import { ask, caseLink, clockState, h, instanceLink, row, table, time, word, words } from './page.js';
import { tableOf } from './decision-table.js';
import { formLines } from './written.js';

const FACTORS = {
  affected: words('past.factor.affected'),
  severity: words('past.factor.severity'),
  urgency: words('past.factor.urgency')
};

const NOT_GRADED = words('past.notGraded');

const score = explanation =>
  table(
    [words('past.factor'), words('past.score'), words('past.weight'), words('past.weighted')],
    explanation.factors
      .map(factor =>
        row([FACTORS[factor.name] || factor.name, String(factor.score), factor.weight || '?', factor.weighted || '?'])
      )
      .concat(
        explanation.divisor
          ? [
              row([
                words('past.sumDivisor'),
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
    h('h3', {}, words('past.question.grade')),
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
            ? [h('p', { className: 'past-lead' }, words('past.gradedAt'), time(decided.at)), tableOf(decided)]
            : ''
        ]
      : h('p', {}, NOT_GRADED)
  );
};

const clock = one =>
  row(
    [
      [word(one.stage), one.ofCase ? words('past.wholeCase') : ''],
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
    h('h3', {}, words('past.question.time')),
    h(
      'p',
      {},
      h(
        'span',
        { className: `past-label past-label-${answer.inTime ? 'completed' : 'late'}` },
        answer.inTime
          ? words('past.noneMissed')
          : words('past.missed', lateOnes(answer))
      ),
      ' ',
      caseLink(answer.number, '/clocks', words('past.everyMinuteExplained'))
    ),
    table(
      [
        words('past.deadline'),
        words('past.level'),
        words('past.due'),
        words('past.ended'),
        words('past.result')
      ],
      answer.clocks.map(clock)
    )
  );

const readers = answer =>
  h(
    'section',
    { className: 'past-answer', data: { question: 'readers' } },
    h('h3', {}, words('past.question.readers')),
    h(
      'p',
      {},
      words('past.readersAreOnRecord')
    ),
    h(
      'p',
      {},
      h(
        'a',
        { href: `/audit/access?number=${encodeURIComponent(answer.number)}`, target: '_blank', rel: 'noopener' },
        words('past.seeWhoLookedAt')
      )
    )
  );

const decided = answer =>
  h(
    'section',
    { className: 'past-answer past-wide', data: { question: 'who' } },
    h('h3', {}, words('past.question.who')),
    table(
      [words('past.when'), words('past.step'), words('past.who'), words('past.whatWasWritten')],
      answer.decided.map(form => row([time(form.at), form.task.text, h('strong', {}, form.user), formLines(form)]))
    )
  );

const instances = answer =>
  h(
    'p',
    { className: 'past-instances' },
    words('past.processesOf'),
    answer.instances.map(instance =>
      h(
        'span',
        { className: 'past-one' },
        instanceLink(instance.id, instance.businessKey),
        h('span', { className: 'past-lead' }, ` ${instance.definitionName || ''} · ${word(instance.status)}`)
      )
    ),
    h('span', { className: 'past-one' }, caseLink(answer.number, '', words('past.casePage'))),
    caseLink(answer.number, '/trail', words('past.caseTrail'))
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

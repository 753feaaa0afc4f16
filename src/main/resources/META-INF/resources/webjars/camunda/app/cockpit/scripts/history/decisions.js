// Tables that were asked: with what, what they answered, by which rule, and the table as it was then.
import { h, row, table, time, words } from './page.js';
import { tableOf } from './decision-table.js';

const value = one =>
  h('div', { className: 'past-pair' }, h('span', {}, one.name), ' ', h('strong', {}, one.value ?? words('空', 'null')));

// The table is fetched when somebody wants to see it.
const folded = decision => {
  const details = h(
    'details',
    { className: 'past-folded' },
    h('summary', {}, words('当时的决策表', 'The table as it was'))
  );
  details.addEventListener(
    'toggle',
    () => details.open && details.children.length === 1 && details.append(tableOf(decision))
  );
  return details;
};

const rules = decision =>
  decision.rules.length > 0
    ? decision.rules.map(rule => h('code', { className: 'past-rule' }, rule))
    : words('没有规则命中', 'no rule matched');

export const decisions = (records, context) =>
  table(
    [
      words('时间', 'When'),
      words('决策', 'Decision'),
      words('步骤', 'Step'),
      words('输入', 'Inputs'),
      words('输出', 'Outputs'),
      words('命中的规则', 'Rule that matched')
    ],
    records.flatMap(decision => [
      row(
        [
          time(decision.at),
          h('a', { href: `#/decision-instance/${encodeURIComponent(decision.id)}` }, decision.name || decision.key),
          context.names.get(decision.activityId) || decision.activityId || '',
          decision.inputs.map(value),
          decision.outputs.map(value),
          rules(decision)
        ],
        { data: { decision: decision.key } }
      ),
      h('tr', { className: 'past-detail' }, h('td', { colSpan: 6 }, folded(decision)))
    ])
  );

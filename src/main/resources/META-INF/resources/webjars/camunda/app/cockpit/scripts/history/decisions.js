// Tables that were asked: with what, what they answered, by which rule, and the table as it was then.
import { h, row, table, time, words } from './page.js';
import { tableOf } from './decision-table.js';

const value = one =>
  h('div', { className: 'past-pair' }, h('span', {}, one.name), ' ', h('strong', {}, one.value ?? words('past.null')));

// The table is fetched when somebody wants to see it.
const folded = decision => {
  const details = h(
    'details',
    { className: 'past-folded' },
    h('summary', {}, words('past.theTableAsIt'))
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
    : words('past.noRuleMatched');

export const decisions = (records, context) =>
  table(
    [
      words('past.when'),
      words('past.decision'),
      words('past.step'),
      words('past.inputs'),
      words('past.outputs'),
      words('past.ruleThatMatched')
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

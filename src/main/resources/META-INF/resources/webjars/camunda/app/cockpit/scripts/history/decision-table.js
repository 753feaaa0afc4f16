// A decision table as it was in one version, with the rules that matched.
import { ask, filled, h, words } from './page.js';

const cell = text => h('td', {}, text || '–');

const ruleRow = (rule, index, matched) =>
  h(
    'tr',
    { className: matched.includes(rule.id) ? 'past-matched' : '', data: { rule: rule.id } },
    h('td', { className: 'past-rule-number' }, String(index + 1), matched.includes(rule.id) ? ' ✓' : ''),
    rule.inputs.map(cell),
    rule.outputs.map(cell),
    cell(rule.note)
  );

const head = (column, kind) =>
  h('th', { scope: 'col', className: kind }, column.label || column.expression, h('small', {}, column.expression));

export const drawTable = (version, matched) =>
  h(
    'div',
    { className: 'past-decision-table', data: { version: String(version.version) } },
    h(
      'p',
      { className: 'past-caption' },
      h('strong', {}, version.name),
      words('past.versionAndHitPolicy', version.version, version.hitPolicy)
    ),
    h(
      'div',
      { className: 'past-scroll' },
      h(
        'table',
        { className: 'past-dmn' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, words('past.rule')),
            version.inputs.map(column => head(column, 'past-in')),
            version.outputs.map(column => head(column, 'past-out')),
            h('th', { scope: 'col' }, words('past.note'))
          )
        ),
        h(
          'tbody',
          {},
          version.rules.map((rule, index) => ruleRow(rule, index, matched))
        )
      )
    )
  );

// A long table opens at the rule that matched.
const scrollToMatched = place => {
  const matched = place.querySelector('.past-matched');
  if (matched) {
    matched.closest('.past-scroll').scrollTop = matched.offsetTop - 160;
  }
};

// The version in which the decision was made, fetched and drawn.
export const tableOf = decision => {
  const place = h('div', {});
  filled(
    place,
    ask(`tables/${encodeURIComponent(decision.definitionId)}`).then(version => drawTable(version, decision.rules))
  ).then(() => scrollToMatched(place));
  return place;
};

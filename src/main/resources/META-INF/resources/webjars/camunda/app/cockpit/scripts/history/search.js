// The search form and its results, for the history of one process and for the audit page. The address is the question.
import { ask, caseLink, filled, h, instanceLink, row, show, table, time, word, words } from './page.js';

const LABELS = {
  number: words('past.number'),
  startedFrom: words('past.startedFrom'),
  startedTo: words('past.startedTo'),
  state: words('past.state'),
  grade: words('past.grade'),
  team: words('past.team'),
  person: words('past.person'),
  decision: words('past.table'),
  rule: words('past.rule'),
  overdue: words('past.overdue')
};

const field = (name, control) =>
  h('label', { className: 'past-field' }, h('span', {}, LABELS[name]), Object.assign(control, { name }));

const input = (name, type, value, more = {}) =>
  field(name, h('input', { type, value: value || '', className: 'form-control', ...more }));

const select = (name, options, value) =>
  field(
    name,
    h(
      'select',
      { className: 'form-control' },
      h('option', { value: '' }, words('past.any')),
      options.map(option => h('option', { value: option.key, selected: option.key === value }, option.text))
    )
  );

const checkbox = (name, value) =>
  h(
    'label',
    { className: 'past-check' },
    h('input', { type: 'checkbox', name, value: 'true', checked: value === 'true' }),
    ' ',
    LABELS[name]
  );

const given = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));

// The rules of the chosen table, by their number, as they are today.
const rules = async (tables, decision, value) => {
  const chosen = tables.find(one => one.key === decision);
  if (!chosen) {
    return null;
  }
  const version = await ask(`tables/${encodeURIComponent(chosen.id)}`);
  const text = (rule, index) => `${index + 1} · ${rule.outputs.filter(Boolean).join(' · ').slice(0, 60)}`;
  return select(
    'rule',
    version.rules.map((rule, index) => ({ key: rule.id, text: text(rule, index) })),
    value
  );
};

const byRule = async search => {
  const tables = await ask('tables');
  const place = h('span', { className: 'past-rules' });
  const fill = async (decision, value) => place.replaceChildren((await rules(tables, decision, value)) || '');
  await fill(search.decision, search.rule);
  const table = select(
    'decision',
    tables.map(one => ({ key: one.key, text: one.name })),
    search.decision
  );
  table.querySelector('select').addEventListener('change', event => fill(event.target.value));
  return [table, place];
};

// @param extra whether people and rules are asked for too
export const form = async (search, extra, keep = {}) => {
  const choices = await ask('choices');
  return h(
    'form',
    {
      className: 'past-search',
      onsubmit: event => {
        event.preventDefault();
        show({ ...keep, ...given(event.target) });
      }
    },
    input('number', 'search', search.number, { placeholder: 'FB-… / IM-…', size: 22 }),
    input('startedFrom', 'date', search.startedFrom),
    input('startedTo', 'date', search.startedTo),
    select('state', choices.states, search.state),
    select('grade', choices.grades, search.grade),
    select('team', choices.teams, search.team),
    extra ? [input('person', 'text', search.person, { size: 12 }), await byRule(search)] : [],
    checkbox('overdue', search.overdue),
    h('button', { type: 'submit', className: 'btn btn-primary' }, words('past.search')),
    h('button', { type: 'button', className: 'btn btn-default', onclick: () => show(keep) }, words('past.clear'))
  );
};

const howMany = count =>
  count > 1000
    ? words('past.instances.tooMany')
    : words(count === 1 ? 'past.instances.one' : 'past.instances.many', count);

const late = words('past.isOverdue');

const state = found => (found.status ? word(found.status) : word(found.state));

const line = onCase => found =>
  row(
    [
      instanceLink(found.id, found.businessKey || found.id),
      onCase && found.number && found.number.startsWith('FB-')
        ? h(
            'a',
            { href: '', onclick: event => (event.preventDefault(), onCase(found.number)) },
            words('past.answers')
          )
        : found.number
          ? caseLink(found.number, '', words('past.casePage'))
          : '',
      time(found.startedAt),
      found.endedAt
        ? time(found.endedAt)
        : h('span', { className: 'past-label past-label-running' }, word(found.state)),
      [state(found), found.overdue ? h('span', { className: 'past-label past-label-late' }, late) : ''],
      found.grade ? h('span', { className: `past-grade past-grade-${found.grade.key}` }, word(found.grade)) : '',
      word(found.team),
      found.version ? String(found.version) : '',
      h('span', { className: 'past-summary', title: found.summary || '' }, found.summary || '')
    ],
    { data: { instance: found.id, number: found.number || '' } }
  );

const HEADS = [
  words('past.businessKey'),
  words('past.case'),
  words('past.started'),
  words('past.ended'),
  words('past.state'),
  words('past.grade'),
  words('past.team'),
  words('past.version'),
  words('past.about')
];

const pages = (search, page) =>
  h(
    'p',
    { className: 'past-pages' },
    search.after
      ? h(
          'button',
          { type: 'button', className: 'btn btn-default', onclick: () => show({ ...search, after: null }) },
          words('past.firstPage')
        )
      : '',
    page.next
      ? h(
          'button',
          {
            type: 'button',
            className: 'btn btn-default past-next',
            onclick: () => show({ ...search, after: page.next })
          },
          words('past.nextPage')
        )
      : ''
  );

const NONE = words('past.noInstance');

// The first or the next instances that fit.
// @param onCase what a click on a case does, or null
export const results = (search, fixed, onCase = null) => {
  const place = h('div', { className: 'past-results' });
  const { number, startedFrom, startedTo, state, grade, team, overdue, person, decision, rule, after } = search;
  const query = { number, startedFrom, startedTo, state, grade, team, overdue, person, decision, rule, after };
  const found = ask('instances', { ...query, ...fixed }).then(page => [
    page.count !== undefined ? h('p', { className: 'past-how-many' }, howMany(page.count)) : '',
    table(HEADS, page.items.map(line(onCase)), NONE),
    pages(search, page)
  ]);
  return { place, done: filled(place, found) };
};

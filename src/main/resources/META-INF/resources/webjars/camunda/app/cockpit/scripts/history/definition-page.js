// The instances of a process, finished and running: search, page by page, a way to each.
import { PROCESSES, askEngine, asked, breadcrumbs, h, service, show, words } from './page.js';
import { form, results } from './search.js';

const HISTORY = words('past.history');

const trail = definition => [
  PROCESSES,
  {
    type: 'processDefinition',
    label: definition.name || definition.key,
    href: `#/process-definition/${definition.id}/runtime`,
    processDefinition: definition,
    choices: [
      { active: false, label: words('past.runtime'), href: `#/process-definition/${definition.id}/runtime` },
      { active: true, label: HISTORY, href: `#/process-definition/${definition.id}/history` }
    ]
  }
];

// This version or all: the same address with and without "version=one".
const versions = (definition, search) => {
  const one = search.version === 'one';
  const choice = (text, value, active) =>
    h(
      'li',
      { className: active ? 'active' : '' },
      h(
        'a',
        { href: '', onclick: event => (event.preventDefault(), show({ ...search, version: value, after: null })) },
        text
      )
    );
  return h(
    'ul',
    { className: 'nav nav-tabs past-versions' },
    choice(words('past.allVersions'), null, !one),
    choice(words('past.onlyVersion', definition.version), 'one', one)
  );
};

export default async (node, api) => {
  const definition = await askEngine(api, `process-definition/${service('$route').current.params.id}`);
  const search = asked();
  const fixed = search.version === 'one' ? { definition: definition.id } : { key: definition.key };
  breadcrumbs(trail(definition), `${definition.name || definition.key} | ${HISTORY}`);
  node.replaceChildren(
    h(
      'div',
      { className: 'past-page' },
      h(
        'section',
        { className: 'past-card' },
        h('h2', {}, words('past.historyOf'), definition.name || definition.key),
        versions(definition, search),
        await form(search, false, search.version ? { version: search.version } : {}),
        results(search, fixed).place
      )
    )
  );
};

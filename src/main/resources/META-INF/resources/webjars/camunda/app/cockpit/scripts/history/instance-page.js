// The story of one instance: what it is, the way it took through the diagram, and every record of it behind tabs.
import {
  PROCESSES,
  ask,
  askEngine,
  asked,
  breadcrumbs,
  caseLink,
  duration,
  h,
  service,
  show,
  time,
  unread,
  word,
  words
} from './page.js';
import { draw, visits } from './diagram.js';
import { TABS } from './tabs.js';

const HISTORY = words('past.history');

const PATH = '/process-instance/:id/history';

const trail = head => {
  const choice = (id, label) => ({ active: id === 'history', label, href: `#/process-instance/${head.id}/${id}` });
  const past = choice('history', HISTORY);
  return [
    PROCESSES,
    { label: head.definitionName || head.definitionKey, href: `#/process-definition/${head.definitionId}/history` },
    {
      type: 'processInstance',
      divider: ':',
      label: head.businessKey || head.id,
      href: `#/process-instance/${head.id}/history`,
      processInstance: {},
      choices: head.running ? [choice('runtime', words('past.runtime')), past] : [past]
    }
  ];
};

const fact = (name, value) => (value ? [h('dt', {}, name), h('dd', {}, value)] : []);

const versionsOf = definitions =>
  definitions.map(version =>
    h(
      'div',
      {},
      h(
        'a',
        { href: `#/process-definition/${version.id}/history` },
        words('past.ofVersion', version.version)
      )
    )
  );

const aside = ({ head, definitions, truncated }) =>
  h(
    'aside',
    { className: 'past-aside' },
    h(
      'dl',
      { className: 'process-information' },
      fact(words('past.businessKey'), head.businessKey),
      fact(words('past.stateNow'), [
        word(head.status) || '',
        ' ',
        head.running ? h('span', { className: 'past-label past-label-running' }, words('past.running')) : ''
      ]),
      fact(
        words('past.grade'),
        head.grade && h('span', { className: `past-grade past-grade-${head.grade.key}` }, word(head.grade))
      ),
      fact(words('past.reasonForTheGrade'), head.gradeReason),
      fact(words('past.team'), word(head.team)),
      fact(words('past.about'), head.summary),
      fact(words('past.started'), [time(head.startedAt), head.startedBy ? ` · ${head.startedBy}` : '']),
      fact(
        words('past.ended'),
        head.endedAt && [time(head.endedAt), head.endedIn ? h('div', {}, head.endedIn) : '']
      ),
      fact(words('past.duration'), duration(head.millis)),
      fact(words('past.reasonForTheEnd'), head.reason),
      fact(words('past.definition'), [head.definitionName || head.definitionKey, versionsOf(definitions)]),
      fact(
        words('past.case'),
        head.number && [
          h('div', {}, caseLink(head.number, '', words('past.casePage'))),
          h('div', {}, caseLink(head.number, '/trail', words('past.caseTrail'))),
          h(
            'div',
            {},
            h(
              'a',
              { href: `#/audit?number=${encodeURIComponent(head.number)}` },
              words('past.gradeDeadlinesReaders')
            )
          )
        ]
      ),
      fact(words('past.instanceId'), h('span', { className: 'past-id' }, head.id))
    ),
    truncated
      ? h(
          'p',
          { className: 'past-notice' },
          words('past.truncated')
        )
      : ''
  );

// The diagram of one of the versions on which the instance ran.
const diagrams = (story, api, onPick) => {
  const place = h('div', { className: 'past-diagram' });
  const found = visits(story.activities);
  let wanted = null;
  const open = version => {
    wanted = version;
    return askEngine(api, `process-definition/${encodeURIComponent(version.id)}/xml`)
      .then(model => wanted === version && draw(place, model.bpmn20Xml, found, version.id, onPick))
      .catch(problem => unread(place, problem));
  };
  return { place, open };
};

const versionTabs = (story, open) => {
  const list = h('ul', { className: 'nav nav-pills past-diagram-versions' });
  const choose = version => {
    list.querySelectorAll('li').forEach(item => item.classList.toggle('active', item.dataset.version === version.id));
    return open(version);
  };
  list.append(
    ...story.definitions.map(version =>
      h(
        'li',
        { data: { version: version.id } },
        h(
          'a',
          { href: '', onclick: event => (event.preventDefault(), choose(version)) },
          words('past.versionNumber', version.version)
        )
      )
    )
  );
  list.hidden = story.definitions.length < 2;
  return { list, choose };
};

const tabs = (story, context) => {
  const content = h('div', { className: 'past-tab' });
  const list = h('ul', { className: 'nav nav-tabs' });
  const draw = name => {
    const tab = TABS.find(one => one.name === name) || TABS[0];
    list.querySelectorAll('li').forEach(item => item.classList.toggle('active', item.dataset.tab === tab.name));
    content.replaceChildren(
      chip(context, () => draw(tab.name)),
      ...[tab.content(story, context)].flat()
    );
    context.tab = tab.name;
  };
  list.append(
    ...TABS.map(tab =>
      h(
        'li',
        { data: { tab: tab.name } },
        h(
          'a',
          { href: '', onclick: event => (event.preventDefault(), draw(tab.name), show({ ...asked(), tab: tab.name })) },
          tab.label,
          h('span', { className: 'past-tab-count' }, String(tab.count(story)))
        )
      )
    )
  );
  return { list, content, draw };
};

const chip = (context, redraw) =>
  context.element
    ? h(
        'p',
        { className: 'past-chip' },
        words('past.only'),
        context.names.get(context.element) || context.element,
        ' ',
        h(
          'button',
          { type: 'button', className: 'btn btn-link btn-xs', onclick: () => ((context.element = null), redraw()) },
          words('past.showAll')
        )
      )
    : '';

const pageOf = async (story, api) => {
  const context = {
    element: null,
    names: new Map(story.activities.map(activity => [activity.activityId, activity.name || activity.activityId])),
    places: visits(story.activities)
  };
  const tab = tabs(story, context);
  const diagram = diagrams(story, api, element => {
    context.element = element;
    tab.draw(context.tab);
  });
  const version = versionTabs(story, diagram.open);
  tab.draw(asked().tab);
  return {
    page: h(
      'div',
      { className: 'past-instance' },
      aside(story),
      h(
        'div',
        { className: 'past-main' },
        h('div', { className: 'past-top' }, version.list, diagram.place),
        h('div', { className: 'past-bottom' }, tab.list, tab.content)
      )
    ),
    drawDiagram: () => version.choose(story.definitions[story.definitions.length - 1])
  };
};

export default async (node, api) => {
  const route = service('$route');
  // A tab is part of the address, but no reason to read everything again.
  route.routes[PATH].reloadOnSearch = false;
  const story = await ask(`instances/${encodeURIComponent(route.current.params.id)}`).catch(problem =>
    unread(node, problem)
  );
  if (!story) {
    return;
  }
  breadcrumbs(trail(story.head), `${story.head.businessKey || story.head.id} | ${HISTORY}`);
  const { page, drawDiagram } = await pageOf(story, api);
  node.replaceChildren(page);
  await drawDiagram();
};

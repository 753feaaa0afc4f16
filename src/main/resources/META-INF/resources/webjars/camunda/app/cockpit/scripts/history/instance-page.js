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

const HISTORY = words('历史', 'History');

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
      choices: head.running ? [choice('runtime', words('运行时', 'Runtime')), past] : [past]
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
        words(`版本 ${version.version}`, `version ${version.version}`)
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
      fact(words('业务编号', 'Business key'), head.businessKey),
      fact(words('现状', 'State now'), [
        word(head.status) || '',
        ' ',
        head.running ? h('span', { className: 'past-label past-label-running' }, words('运行中', 'running')) : ''
      ]),
      fact(
        words('等级', 'Grade'),
        head.grade && h('span', { className: `past-grade past-grade-${head.grade.key}` }, word(head.grade))
      ),
      fact(words('分级理由', 'Reason for the grade'), head.gradeReason),
      fact(words('团队', 'Team'), word(head.team)),
      fact(words('内容', 'About'), head.summary),
      fact(words('开始', 'Started'), [time(head.startedAt), head.startedBy ? ` · ${head.startedBy}` : '']),
      fact(
        words('结束', 'Ended'),
        head.endedAt && [time(head.endedAt), head.endedIn ? h('div', {}, head.endedIn) : '']
      ),
      fact(words('历时', 'Duration'), duration(head.millis)),
      fact(words('终止原因', 'Reason for the end'), head.reason),
      fact(words('定义', 'Definition'), [head.definitionName || head.definitionKey, versionsOf(definitions)]),
      fact(
        words('案件', 'Case'),
        head.number && [
          h('div', {}, caseLink(head.number, '', words('案件页', 'Case page'))),
          h('div', {}, caseLink(head.number, '/trail', words('案件轨迹', 'Case trail'))),
          h(
            'div',
            {},
            h(
              'a',
              { href: `#/audit?number=${encodeURIComponent(head.number)}` },
              words('等级、时限、知情人', 'Grade, deadlines, readers')
            )
          )
        ]
      ),
      fact(words('实例 ID', 'Instance ID'), h('span', { className: 'past-id' }, head.id))
    ),
    truncated
      ? h(
          'p',
          { className: 'past-notice' },
          words('记录很多，每一类只显示前 2,000 条。', 'There is very much; of each kind the first 2,000 are shown.')
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
          words(`版本 ${version.version}`, `Version ${version.version}`)
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
        words('只看：', 'Only: '),
        context.names.get(context.element) || context.element,
        ' ',
        h(
          'button',
          { type: 'button', className: 'btn btn-link btn-xs', onclick: () => ((context.element = null), redraw()) },
          words('全部显示', 'Show all')
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

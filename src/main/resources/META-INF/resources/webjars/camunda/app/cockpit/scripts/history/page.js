// What all pages of the past share: elements made of text only, our API, Cockpit's breadcrumbs, times.
import { service } from '../../../tasklist/scripts/tasklist.js';
import words, { language } from '../../../tasklist/scripts/words.js';

export { service, words };

// An element. Whatever stands in its children becomes text, never markup: it comes from customers and staff.
export const h = (name, properties, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key === 'data') {
      Object.assign(made.dataset, value);
    } else if (key in made) {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
  return made;
};

// Asks our own API as the person who is signed in.
export const ask = async (path, parameters = {}) => {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  const answer = await fetch(`/api/history/${path}?${query}`, {
    headers: { Accept: 'application/json', 'Accept-Language': language }
  });
  if (answer.status === 401) {
    window.location.reload();
  }
  const body = await answer.json();
  if (!answer.ok) {
    throw new Refused(body.detail || answer.statusText);
  }
  return body;
};

export class Refused extends Error {}

// Asks the engine as the person who is signed in.
export const askEngine = async (api, path) => {
  const answer = await fetch(`${api.engineApi}/${path}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
};

const UNREADABLE = words('past.unreadable');

// Says in its place why there is nothing.
export const unread = (place, problem) => {
  console.error(problem);
  const reason = problem instanceof Refused ? problem.message : UNREADABLE;
  place.replaceChildren(h('p', { className: 'past-notice', role: 'alert' }, reason));
};

// Shows that something is on its way, then it, or why there is nothing.
export const filled = (place, promise) => {
  place.replaceChildren(h('p', { className: 'past-waiting', role: 'status' }, words('past.loading')));
  return promise.then(
    content => place.replaceChildren(...[content].flat()),
    problem => unread(place, problem)
  );
};

// Cockpit hides its breadcrumbs on the pages of plugins, after it has drawn them.
export const breadcrumbs = (crumbs, title) => {
  const root = service('$rootScope');
  root.$applyAsync(() => {
    root.showBreadcrumbs = true;
    service('page').breadcrumbsClear().breadcrumbsAdd(crumbs);
    service('page').titleSet(title);
  });
};

export const PROCESSES = { label: words('past.processes'), href: '#/processes/' };

// What stands behind the question mark of the address, and another in its place.
export const asked = () => ({ ...service('$location').search() });

export const show = parameters => {
  service('$rootScope').$applyAsync(() => service('$location').search(parameters));
};

const two = number => String(number).padStart(2, '0');

const local = date =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
  `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;

// In the reader's zone, as Cockpit shows times; the offset of the application stands in the tooltip.
export const time = text => (text ? h('time', { dateTime: text, title: text }, local(new Date(text))) : '');

const UNITS = [
  [86400000, words('past.unit.day')],
  [3600000, words('past.unit.hour')],
  [60000, words('past.unit.minute')],
  [1000, words('past.unit.second')]
];

// The two largest units.
export const duration = millis => {
  if (millis === null || millis === undefined) {
    return '';
  }
  let left = millis;
  const parts = [];
  for (const [size, name] of UNITS) {
    if (left >= size) {
      parts.push(Math.floor(left / size) + name);
      left %= size;
    }
  }
  return parts.slice(0, 2).join(' ') || words('past.unit.none');
};

export const word = named => (named ? named.text : '');

// How a deadline stands or ended.
export const clockState = clock => {
  const kind = clock.late ? 'late' : clock.state.key === 'met' ? 'completed' : clock.state.key;
  return h('span', { className: `past-label past-label-${kind}` }, word(clock.state));
};

export const instanceLink = (id, text) =>
  h('a', { href: `#/process-instance/${encodeURIComponent(id)}/history` }, text);

export const caseLink = (number, path, text) =>
  h('a', { href: `/cases/${encodeURIComponent(number)}${path}`, target: '_blank', rel: 'noopener' }, text);

// A table as Cockpit draws its own; says so when there is nothing.
export const table = (heads, rows, none = words('past.nothing')) =>
  rows.length === 0
    ? h('p', { className: 'past-none' }, none)
    : h(
        'table',
        { className: 'cam-table past-table' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            heads.map(head => h('th', { scope: 'col' }, head))
          )
        ),
        h('tbody', {}, rows)
      );

export const row = (cells, properties = {}) =>
  h(
    'tr',
    properties,
    cells.map(cell => h('td', {}, cell))
  );

// Searches that this browser remembers: an auditor's account writes nothing on the server.
import { h, show, words } from './page.js';

const KEY = 'feedback-loop.audit-searches';

const MOST = 30;

const read = () => {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter(one => typeof one.name === 'string' && one.search) : [];
  } catch {
    return [];
  }
};

const write = searches => window.localStorage.setItem(KEY, JSON.stringify(searches.slice(0, MOST)));

const item = (one, redraw) =>
  h(
    'li',
    {},
    h('a', { href: '', onclick: event => (event.preventDefault(), show(one.search)) }, one.name),
    h(
      'button',
      {
        type: 'button',
        className: 'btn btn-link btn-xs',
        title: words('past.remove'),
        'aria-label': words('past.removeSearch', one.name),
        onclick: () => {
          write(read().filter(other => other.name !== one.name));
          redraw();
        }
      },
      '×'
    )
  );

export const saved = search => {
  const list = h('ul', { className: 'past-saved-list' });
  const redraw = () => list.replaceChildren(...read().map(one => item(one, redraw)));
  const name = h('input', {
    className: 'form-control',
    maxLength: 60,
    placeholder: words('past.nameOfThisSearch')
  });
  const keep = h(
    'form',
    {
      className: 'past-save',
      onsubmit: event => {
        event.preventDefault();
        const text = name.value.trim();
        if (text) {
          const { after, ...kept } = search;
          write([{ name: text, search: kept }, ...read().filter(one => one.name !== text)]);
          name.value = '';
          redraw();
        }
      }
    },
    name,
    h('button', { type: 'submit', className: 'btn btn-default' }, words('past.saveSearch'))
  );
  redraw();
  return h(
    'div',
    { className: 'past-saved' },
    h('strong', {}, words('past.savedSearches')),
    list,
    keep
  );
};

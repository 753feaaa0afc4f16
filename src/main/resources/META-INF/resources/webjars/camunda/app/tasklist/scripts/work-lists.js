// The lists on the left: where somebody begins, in which order tasks stand, and how many tasks each list has.
import { element, service } from './tasklist.js';

// What is urgent comes first, then what is due first. Tasklist names the order above the list, and lets people change it.
const ORDER = JSON.stringify([
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' }
]);

// Counting is dearer than reading a list.
const AGAIN = 60000;

const COUNTED_TO = 100;

// Tasklist waits for the first answer.
const LONGEST_WAIT = 3000;

const read = async () => {
  try {
    const answer = await fetch('/api/tasks/lists', {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(LONGEST_WAIT)
    });
    return answer.ok ? await answer.json() : null;
  } catch (unreachable) {
    return null;
  }
};

let counts = new Map();

const keep = answer => {
  if (answer) {
    document.body.classList.toggle('shares-lists', answer.shares);
    counts = new Map(answer.lists.map(({ filter, count }) => [filter, count]));
  }
};

// Before Tasklist reads its address: a task may stand there, and a list that somebody kept.
const begin = async () => {
  const [path, asked] = window.location.hash.slice(1).split('?');
  const address = new URLSearchParams(asked || '');
  if (!address.get('sorting')) {
    address.set('sorting', ORDER);
  }
  const answer = await read();
  keep(answer);
  if (answer && answer.start && !address.get('filter')) {
    address.set('filter', answer.start);
  }
  window.history.replaceState(null, '', `#${path || '/'}?${address.toString().replace(/\+/g, '%20')}`);
};

const shownAs = count => (count < COUNTED_TO ? String(count) : `${COUNTED_TO - 1}+`);

// Of the list that is open Tasklist says the number itself.
const draw = () =>
  document.querySelectorAll('.task-filters .task-filter').forEach(list => {
    const { filter } = window.angular.element(list).scope() || {};
    const name = list.querySelector('h4 a');
    const count = filter && counts.get(filter.id);
    if (!name || count === undefined) {
      return;
    }
    const place = name.querySelector('.list-count') || name.appendChild(element('span', 'list-count'));
    if (place.textContent !== shownAs(count)) {
      place.textContent = shownAs(count);
    }
  });

const readAgain = async () => {
  keep(await read());
  draw();
};

await begin();

export default {
  id: 'feedback-loop-work-lists',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const tasklist = scope.taskData.newChild(scope);
    let open;
    // When the number of the open list changes, so do those of others.
    tasklist.observe('taskList', list => {
      const now = `${service('$location').search().filter} ${list && list.count}`;
      const changed = open && open.split(' ')[0] === now.split(' ')[0] && open !== now;
      open = now;
      if (changed) {
        readAgain();
      } else {
        setTimeout(draw);
      }
    });
    tasklist.observe('filters', readAgain);
    const timer = setInterval(() => document.hidden || readAgain(), AGAIN);
    scope.$on('$destroy', () => clearInterval(timer));
  }
};

// What each task's card says about its case. A customer named the product, so all words are set as text, never as HTML.
import { element } from './tasklist.js';
import { timeLeft } from './time-left.js';
import words from './words.js';

const known = new Map();
let waiting = new Map();

// What customers wrote does not change, and each look at it is written down: it is asked for once.
const said = new Map();

const read = async (address, tasks) => {
  const answer = await fetch(`${address}?ids=${tasks.map(encodeURIComponent).join(',')}`, {
    headers: { Accept: 'application/json' }
  });
  return answer.ok ? answer.json() : [];
};

const readWords = async tasks => {
  const unknown = tasks.filter(task => !said.has(task));
  const words = unknown.length ? await read('/api/tasks/words', unknown) : [];
  words.forEach(line => said.set(line.task, line.words));
};

// All cards of a list ask within one turn, and are answered by one request.
const ask = async () => {
  const asked = waiting;
  waiting = new Map();
  const tasks = [...asked.keys()];
  const [cards] = await Promise.all([read('/api/tasks/cards', tasks), readWords(tasks)]);
  cards.forEach(card => known.set(card.task, card));
  asked.forEach((callers, task) => callers.forEach(caller => caller(cards.find(card => card.task === task))));
};

export const cardOf = taskId =>
  new Promise(answered => {
    if (!waiting.size) {
      setTimeout(ask);
    }
    waiting.set(taskId, [...(waiting.get(taskId) || []), answered]);
  });

const draw = (node, card) => {
  const first = element('div', 'case-line');
  first.append(element('span', 'case-number', card.number), element('span', `case-grade ${card.grade || ''}`, card.gradeText));
  if (card.markText) {
    first.append(element('span', 'case-mark', card.markText));
  }
  const text = element('div', 'case-words', said.get(card.task));
  text.title = text.textContent;
  const origin = element('div', 'case-line case-origin', [card.channelText, card.product].filter(Boolean).join(' · '));
  origin.title = origin.textContent;
  node.replaceChildren(first, text, origin);
  if (card.due) {
    const left = timeLeft(new Date(card.due));
    const due = element('div', `case-line case-due ${left.overdue ? 'overdue' : ''}`, left.text);
    due.title = `${words('work.due')} ${new Date(card.due).toLocaleString()}`;
    node.append(due);
  }
  const news = [
    ...card.states.map(state => element('span', `case-state ${state.key}`, state.text)),
    ...card.others.map(other => element('span', `case-other ${other.writing ? 'writing' : ''}`, other.text))
  ];
  if (news.length) {
    const line = element('div', 'case-line');
    line.append(...news);
    node.append(line);
  }
};

export default {
  id: 'feedback-loop-card',
  pluginPoint: 'tasklist.card',
  priority: 300,
  render: async (node, { taskId }) => {
    node.className = 'case-card';
    // The list is drawn anew every ten seconds; what is known of a task already stands there at once.
    if (known.has(taskId)) {
      draw(node, known.get(taskId));
    }
    const card = await cardOf(taskId);
    if (card) {
      draw(node, card);
    }
  }
};

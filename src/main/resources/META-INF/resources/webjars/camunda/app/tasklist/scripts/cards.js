// What each task's card says about its case. A customer named the product, so all words are set as text, never as HTML.
import { element } from './tasklist.js';
import { timeLeft } from './time-left.js';
import words from './words.js';

const known = new Map();
let waiting = new Map();

// All cards of a list ask within one turn, and are answered by one request.
const ask = async () => {
  const asked = waiting;
  waiting = new Map();
  const answer = await fetch(`/api/tasks/cards?ids=${[...asked.keys()].map(encodeURIComponent).join(',')}`, {
    headers: { Accept: 'application/json' }
  });
  const cards = answer.ok ? await answer.json() : [];
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
  const origin = element('div', 'case-line case-origin', [card.channelText, card.product].filter(Boolean).join(' · '));
  origin.title = origin.textContent;
  node.replaceChildren(first, origin);
  if (card.due) {
    const left = timeLeft(new Date(card.due));
    const due = element('div', `case-line case-due ${left.overdue ? 'overdue' : ''}`, left.text);
    due.title = `${words('work.due')} ${new Date(card.due).toLocaleString()}`;
    node.append(due);
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

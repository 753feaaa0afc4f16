// What models, filters and teams are called, in the reader's language alone: their files keep both, Chinese first.
import { language } from './words.js';

// What a point parts from the first Chinese character is that of both. English begins after the last one.
const SIDE_BY_SIDE = /^([^\p{Script=Han}]*· )?(.*[\p{Script=Han}\u3000-\u303f\uff00-\uffef…]) +([^\p{Script=Han}]+)$/u;

const BETWEEN = ' / ';

const CALLED = [
  '.task-filters h4',
  '.tooltip-inner',
  '.tasks-list .names h4',
  '.task-card h2.task',
  '[cam-tasklist-task-meta] .groups a',
  '.task-details .task-description'
].join();

const half = text => {
  const middle = text.indexOf(BETWEEN);
  if (middle >= 0) {
    return language === 'en' ? text.slice(middle + BETWEEN.length) : text.slice(0, middle);
  }
  const [, both, chinese, english] = SIDE_BY_SIDE.exec(text) || [];
  return chinese ? (both || '') + (language === 'en' ? english : chinese) : text;
};

const HAN = /\p{Script=Han}/u;

// Teams stand in one text, with commas between them.
export const inOneLanguage = text => {
  const names = text.split(', ');
  return names.every(name => HAN.test(name)) ? names.map(half).join(', ') : half(text);
};

const translate = node => {
  const text = node.data.trim();
  if (text !== inOneLanguage(text)) {
    node.data = node.data.replace(text, inOneLanguage(text));
  }
};

// Lists that somebody made are called as they wrote it.
const isOwn = called => {
  const { filter } = (called.matches('.task-filters h4') && window.angular.element(called).scope()) || {};
  return Boolean(filter && filter.owner);
};

const translateAll = () =>
  [...document.querySelectorAll(CALLED)].filter(called => !isOwn(called)).forEach(called => {
    const texts = document.createTreeWalker(called, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      translate(texts.currentNode);
    }
  });

export default {
  id: 'feedback-loop-one-language',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render: () => {
    // It is called before the browser draws what has changed, so nobody sees both.
    new MutationObserver(translateAll).observe(document.body, { childList: true, subtree: true, characterData: true });
    translateAll();
  }
};

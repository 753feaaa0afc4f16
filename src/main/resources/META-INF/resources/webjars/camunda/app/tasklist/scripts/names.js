// Names what Tasklist draws without a name: a screen reader would say "button" alone.
import words from './words.js';

const NAMES = {
  'button.region-toggle[data-region="filters"]': 'work.fold.filters',
  'button.region-toggle[data-region="list"]': 'work.fold.list',
  'button.region-toggle[data-region="task"]': 'work.fold.task',
  'button.maximize': 'work.onlyTask',
  'button.btn-default[uib-dropdown-toggle]': 'work.searches',
  '.new-sort > .dropdown-toggle': 'work.addSorting',
  'input.main-field': 'work.searchTasks'
};

// Signs without words, which say in a tooltip what they do.
const SIGNS = '[uib-tooltip]:is(a, button):not([aria-label])';

const name = () => {
  Object.entries(NAMES).forEach(([selector, key]) =>
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach(element => element.setAttribute('aria-label', words(key)))
  );
  [...document.querySelectorAll(SIGNS)]
    .filter(sign => !sign.textContent.trim())
    .forEach(sign => {
      sign.setAttribute('aria-label', sign.getAttribute('uib-tooltip'));
      if (!sign.matches('button, [href]')) {
        sign.setAttribute('role', 'button');
      }
    });
  // It says whether its choices are open.
  document.querySelectorAll('input.main-field:not([role])').forEach(field => field.setAttribute('role', 'combobox'));
};

new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });

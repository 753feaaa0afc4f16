// The forms' own words in the reader's language. form-js has them in English only. It writes them into texts, labels and
// placeholders, never into the value of a field. So what people type is left alone.
import words from './words.js';

const TEXTS = [
  [/^Add new$/, 'formJs.add'],
  [/^Select$/, 'formJs.select'],
  [/^Search$/, 'formJs.search'],
  [/^Nothing to show\.$/, 'formJs.nothing'],
  [/^No results$/, 'formJs.noResults'],
  [/^All values selected$/, 'formJs.allSelected'],
  [/^Remove list item (\d+)$/, 'formJs.removeItem'],
  [/^Remove tag$/, 'formJs.removeTag'],
  [/^Increment$/, 'formJs.increment'],
  [/^Decrement$/, 'formJs.decrement'],
  [/^Field is required\.$/, 'formJs.required'],
  [/^Field must match pattern .*$/, 'formJs.pattern'],
  [/^Field must have minimum value of (.+)\.$/, 'formJs.minimum'],
  [/^Field must have maximum value of (.+)\.$/, 'formJs.maximum'],
  [/^Field must have minimum length of (.+)\.$/, 'formJs.shortest'],
  [/^Field must have maximum length of (.+)\.$/, 'formJs.longest'],
  [/^Field must be a valid email\.$/, 'formJs.email']
];

// Where form-js itself writes; labels and options are the form's and stay as they are.
const OWN_TEXTS =
  '.fjs-repeat-render-add, .fjs-form-field-error *, .fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-table-empty';
const ATTRIBUTES = ['placeholder', 'aria-label', 'title'];

export const translated = text => {
  const own = TEXTS.find(([pattern]) => pattern.test(text.trim()));
  return own ? text.trim().replace(own[0], words(own[1], '$1')) : text;
};

const translate = form => {
  form.querySelectorAll(OWN_TEXTS).forEach(own => {
    own.childNodes.forEach(node => {
      if (node.nodeType === Node.TEXT_NODE && translated(node.data) !== node.data) {
        node.data = translated(node.data);
      }
    });
  });
  ATTRIBUTES.forEach(attribute => {
    form.querySelectorAll(`[${attribute}]`).forEach(element => {
      const text = element.getAttribute(attribute);
      if (translated(text) !== text) {
        element.setAttribute(attribute, translated(text));
      }
    });
  });
};

const watch = () => {
  const changes = new MutationObserver(() => document.querySelectorAll('.fjs-container').forEach(translate));
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ATTRIBUTES
  });
};

export default {
  id: 'feedback-loop-form-words',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render: watch
};

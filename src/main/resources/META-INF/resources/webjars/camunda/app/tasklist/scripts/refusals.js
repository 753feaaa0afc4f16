// What people read of a refusal: our sentence, with the fields as the form calls them. The form moves to the first, and
// what was said before goes.
import { unfold } from './folding.js';
import { fieldsOf, formIn, missing } from './task-form.js';
import { service } from './tasklist.js';
import words, { language } from './words.js';

const PREFIX = /^Cannot (submit task form|complete task) [\w-]+: /;

// The server marks the names of fields.
const MARKED = /«([^»]+)»/;

// Behind a label the name says nothing more.
const BEHIND_A_LABEL = /\s*[(\uff08]«[^»]+»[)\uff09]/g;

const NAME_IN_A_SENTENCE = /\b[a-z]+[A-Z]\w*\b/g;

const IN_A_ROW = /^(.+)\[(\d+)\]\.(.+)$/;

const labelOf = (name, fields) => {
  const field = fields.find(known => known.name === name);
  return field ? field.label : name;
};

const quoted = (name, fields) => {
  const cell = IN_A_ROW.exec(name);
  return cell
    ? words('work.cell', labelOf(cell[1], fields), cell[2], labelOf(cell[3], fields))
    : words('work.field', labelOf(name, fields));
};

export const readable = (message, fields) =>
  message
    .replace(PREFIX, '')
    .replace(BEHIND_A_LABEL, '')
    .replace(new RegExp(MARKED, 'g'), (mark, name) => quoted(name, fields))
    .replace(NAME_IN_A_SENTENCE, name => (fields.some(field => field.name === name) ? quoted(name, fields) : name));

// The place of a field is its id, in a list with the number of the row.
export const refused = (message, fields) => {
  const marked = MARKED.exec(message);
  const [, , row, column] = (marked && IN_A_ROW.exec(marked[1])) || [];
  const field = marked && fields.find(known => known.name === (column || marked[1]));
  return field && { id: field.id, row: row && Number(row) };
};

const inputOf = (container, { id, row }) => {
  const ending = new RegExp(`-${id}${row ? `_${row - 1}` : ''}(-|$)`);
  return [...container.querySelectorAll('input, textarea, select')].find(input => ending.test(input.id));
};

// The form draws what is wrong a moment later, and may grow by it.
const jumpTo = (container, place) =>
  setTimeout(() => {
    const input = inputOf(container, place);
    if (input) {
      unfold(input);
      input.focus();
      input.scrollIntoView({ block: 'center' });
    }
  }, 100);

const listed = labels => new Intl.ListFormat(language, { type: 'conjunction' }).format(labels);

const inWords = notification => {
  const container = document.querySelector('.task-details .fjs-container');
  const form = container && formIn(container);
  const message = notification.message || '';
  if (notification.type !== 'danger' || !form) {
    return { message: message.replace(PREFIX, '') };
  }
  const { schema, errors } = form._getState();
  const fields = fieldsOf(schema.components);
  const open = missing(fields, errors);
  if (!message && open.length) {
    jumpTo(container, open[0]);
    const labels = open.map(({ label, row }) => words(row ? 'work.numbered' : 'work.field', label, row));
    return { status: words('work.notComplete'), message: words('work.missing', listed(labels)) };
  }
  const place = refused(message, fields);
  if (place) {
    jumpTo(container, place);
  }
  return { message: readable(message, fields) };
};

export default {
  id: 'feedback-loop-refusals',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render: () => {
    const shown = service('Notifications');
    const add = shown.add;
    const forget = () => shown.notifications.filter(({ type }) => type === 'danger').forEach(old => shown.clear(old));
    shown.add = notification => {
      forget();
      return add.call(shown, Object.assign(notification, inWords(notification)));
    };
    service('$rootScope').$watch(() => service('$location').search().task, forget);
  }
};

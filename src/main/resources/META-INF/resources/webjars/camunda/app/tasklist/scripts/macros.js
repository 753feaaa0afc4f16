// Offers the macros of the open task above its form. One that is chosen fills the form in, asks before it overwrites
// anything, can be undone, and may submit the form as its button does.
import { fieldsOf, fill, formIn, valuesOf } from './task-form.js';
import { element } from './tasklist.js';
import words, { language } from './words.js';

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

const OWN_PAGE = '/macros';

const container = () => document.querySelector('.task-details .fjs-container');

const isShortcut = event => event.ctrlKey && event.altKey && event.code === 'KeyM';

const isEmpty = value => value === undefined || value === null || value === '' || value === false;

const button = (className, text, act) => {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
};

export default {
  id: 'feedback-loop-macros',
  pluginPoint: 'tasklist.task.action',
  priority: 240,
  render: (node, api, scope) => {
    const panel = element('div', 'macros');
    const opener = button('btn btn-link open-macros', words('work.macros'), () => (panel.hidden ? open() : close()));
    opener.title = 'Ctrl+Alt+M';
    opener.setAttribute('aria-keyshortcuts', 'Control+Alt+M');
    opener.setAttribute('aria-expanded', 'false');
    panel.hidden = true;
    node.append(opener, panel);

    const form = () => container() && formIn(container());

    const close = () => {
      panel.hidden = true;
      opener.setAttribute('aria-expanded', 'false');
    };

    const show = (...parts) => {
      panel.replaceChildren(...parts);
      panel.hidden = false;
      opener.setAttribute('aria-expanded', 'true');
      const first = panel.querySelector('[tabindex="0"], button');
      if (first) {
        first.focus();
      }
    };

    const said = text => {
      const sentence = element('p', '', text);
      sentence.setAttribute('role', 'status');
      return sentence;
    };

    const submit = () => {
      close();
      document.querySelector('.form-actions button.btn-primary').click();
    };

    const filled = (macro, before) => {
      const undo = button('btn btn-link', words('work.macroUndo'), () => {
        const names = Object.keys(macro.values);
        const none = Object.fromEntries(names.map(name => [name, before[name] === undefined ? null : before[name]]));
        fill(form(), none);
        close();
      });
      const ways = macro.submits ? [button('btn btn-primary btn-sm', words('work.macroSubmit'), submit)] : [];
      const sentence = macro.submits ? 'work.macroFilledSubmit' : 'work.macroFilled';
      show(said(words(sentence, macro.title)), ...ways, undo, button('btn btn-link', words('work.macroClose'), close));
    };

    const write = (macro, values) => {
      const before = valuesOf(form());
      // What is filled in is typed, for whoever claims by typing and keeps drafts.
      container().dispatchEvent(new Event('change', { bubbles: true }));
      fill(form(), { ...before, ...values });
      filled(macro, before);
    };

    const choose = macro => {
      const before = valuesOf(form());
      const labels = fieldsOf(form()._getState().schema.components);
      const taken = Object.keys(macro.values).filter(name => !isEmpty(before[name]) && before[name] !== macro.values[name]);
      if (!taken.length) {
        write(macro, macro.values);
        return;
      }
      const named = taken.map(name => (labels.find(field => field.name === name) || { label: name }).label);
      const free = Object.fromEntries(Object.entries(macro.values).filter(([name]) => !taken.includes(name)));
      show(
        said(words('work.macroOverwrites', new Intl.ListFormat(language, { type: 'conjunction' }).format(named))),
        button('btn btn-primary btn-sm', words('work.macroOverwrite'), () => write(macro, macro.values)),
        button('btn btn-default btn-sm', words('work.macroFillRest'), () => write(macro, free)),
        button('btn btn-link', words('work.macroCancel'), close)
      );
    };

    const listed = macros => {
      const list = element('ul', '');
      list.tabIndex = 0;
      list.setAttribute('role', 'listbox');
      list.setAttribute('aria-label', words('work.macros'));
      let at = 0;
      const mark = place => {
        at = place;
        [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === at));
        list.setAttribute('aria-activedescendant', list.children[at].id);
        list.children[at].scrollIntoView({ block: 'nearest' });
      };
      macros.forEach((macro, i) => {
        const option = element('li', '', macro.title);
        option.id = `macro-${i}`;
        option.setAttribute('role', 'option');
        option.append(element('small', '', macro.own ? words('work.macroOwn') : ''));
        option.addEventListener('click', () => choose(macro));
        list.append(option);
      });
      list.addEventListener('keydown', event => {
        if (event.key in STEPS) {
          event.preventDefault();
          mark((at + STEPS[event.key] + macros.length) % macros.length);
        } else if (event.key === 'Enter') {
          event.preventDefault();
          choose(macros[at]);
        }
      });
      mark(0);
      return list;
    };

    const open = async () => {
      const task = scope.task && scope.task.id;
      if (!task || !form()) {
        return;
      }
      const answer = await fetch(`/api/tasks/${encodeURIComponent(task)}/macros`, {
        headers: { Accept: 'application/json', 'Accept-Language': language }
      });
      const macros = answer.ok ? await answer.json() : [];
      const own = element('a', '', words('work.macrosOwn'));
      own.href = OWN_PAGE;
      own.target = '_blank';
      own.rel = 'noopener';
      show(macros.length ? listed(macros) : said(words('work.macrosNone')), own, element('small', '', words('work.macroKeys')));
    };

    const onKey = event => {
      if (isShortcut(event)) {
        event.preventDefault();
        open();
      } else if (event.key === 'Escape' && !panel.hidden && panel.contains(document.activeElement)) {
        event.stopPropagation();
        close();
        opener.focus();
      }
    };
    document.addEventListener('keydown', onKey, true);
    scope.$watch('task.id', close);
    scope.$on('$destroy', () => document.removeEventListener('keydown', onKey, true));
  }
};

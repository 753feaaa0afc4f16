// The column with the page of a case: our own page in a frame, so that nothing that a customer wrote is ever compiled
// by Tasklist.
import { element, openTask, service } from './tasklist.js';
import words from './words.js';

const TASKLIST = '/camunda/app/tasklist/';
const CASES = '/cases/';

export const addressOf = number => CASES + encodeURIComponent(number);

export const inNewWindow = link => {
  link.target = '_blank';
  link.rel = 'noopener';
};

// Cases open within the frame, tasks in the Tasklist around it, everything else in a window of its own.
const follow = event => {
  const link = event.target.closest('a[href]');
  const task = link && link.pathname.startsWith(TASKLIST) && new URLSearchParams(link.hash.slice(2)).get('task');
  if (task) {
    event.preventDefault();
    openTask(task);
  } else if (link && !link.pathname.startsWith(CASES)) {
    inNewWindow(link);
  }
};

const isWrittenIn = page =>
  [...page.querySelectorAll('textarea, input')].some(field => field.value !== field.defaultValue);

// Calls back when somebody did something in the page.
export const openFrame = onWorked => {
  const column = element('section', 'column case-beside');
  const frame = document.createElement('iframe');
  frame.title = words('past.case');
  column.append(frame);
  document.querySelector('.three-cols-layout-columns').append(column);
  let opening = false;
  let outdated = false;
  frame.addEventListener('load', () => {
    const page = frame.contentDocument;
    if (!page) {
      // No page of ours: the session is over, and the sign-in page stands in no frame.
      service('$rootScope').$broadcast('authentication.login.required');
      return;
    }
    page.addEventListener('click', follow);
    if (!opening) {
      onWorked();
    }
    opening = false;
    if (outdated) {
      refresh();
    }
  });
  const refresh = () => {
    // A page that is on its way may be from before the change, but reloading now would stop it.
    outdated = opening;
    if (!opening && frame.contentDocument && !isWrittenIn(frame.contentDocument)) {
      opening = true;
      frame.contentWindow.location.reload();
    }
  };
  return {
    show: number => {
      opening = true;
      outdated = false;
      frame.contentWindow.location.replace(addressOf(number));
    },
    refresh,
    remove: () => column.remove()
  };
};

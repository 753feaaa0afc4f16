// The form of a free task is open to whoever may claim it. The first change claims it, and so does completing it.
import { formIn } from './task-form.js';
import { owner, service } from './tasklist.js';
import words from './words.js';

const PAUSE = 300;

const TOUCHES = ['keydown', 'mousedown', 'click', 'input', 'change'];

// Tasks that the person may claim by typing.
const allowed = new Set();

// Forms that somebody did something in; others change by themselves only.
const touched = new WeakSet();

// Each task is claimed once, however much is typed meanwhile.
const claims = new Map();

// Forms whose task somebody else has got. What was typed stays there to be read and copied.
const lost = new WeakSet();

let scope;

const container = () => document.querySelector('.task-details .fjs-container');

const me = () => scope.$root.authentication.name;

export const isFree = taskId => Boolean(scope && scope.task && scope.task.id === taskId && !scope.task.assignee);

export const isTouched = () => touched.has(container());

// The server says that the person may claim the task so.
export const allow = taskId => {
  allowed.add(taskId);
  scope.$applyAsync();
};

const lose = (taskId, form, { message }) => {
  allowed.delete(taskId);
  lost.add(form);
  formIn(form).setProperty('readOnly', true);
  scope.$applyAsync(() =>
    service('Notifications').addError({
      status: words('work.notClaimed'),
      message: `${message} ${words('work.textStays')}`
    })
  );
};

const claim = taskId => {
  if (!claims.has(taskId)) {
    const form = container();
    const asked = new Promise((claimed, refused) => {
      service('camAPI')
        .resource('task')
        .claim(taskId, me(), error => (error ? refused(error) : claimed()));
    });
    asked.catch(error => lose(taskId, form, error));
    claims.set(taskId, asked);
  }
  return claims.get(taskId);
};

const readAnew = () => {
  const tasklist = scope.taskData.newChild(scope);
  tasklist.changed('task');
  tasklist.changed('taskList');
};

const claimTyped = taskId => {
  if (isFree(taskId) && allowed.has(taskId) && !claims.has(taskId)) {
    claim(taskId).then(readAnew, readAnew);
  }
};

let pause;

// Somebody has changed something in the form of the task. It is claimed when they pause: if somebody else has it, the form
// takes nothing more. Who gives it back right after typing keeps it free.
export const onTyped = taskId => {
  clearTimeout(pause);
  if (isFree(taskId)) {
    pause = setTimeout(claimTyped, PAUSE, taskId);
  }
};

const claimBeforeCompleting = form => {
  const complete = form.completionHandler;
  if (complete.claims) {
    return;
  }
  form.completionHandler = done => {
    if (!isFree(scope.task.id)) {
      return complete(done);
    }
    return claim(scope.task.id).then(
      () =>
        complete((error, answer) => {
          if (error) {
            readAnew();
          }
          done(error, answer);
        }),
      () => {
        // Why it was refused is said already.
        form.completeInProgress = false;
        readAnew();
      }
    );
  };
  form.completionHandler.claims = true;
};

// Tasklist closes the forms of free tasks, and of those of others, whenever it reads them anew.
const open = () => {
  const drawn = container();
  const form = drawn && owner(window.angular.element(drawn).scope(), 'completionHandler');
  if (!form || !scope.task) {
    return false;
  }
  if (lost.has(drawn) && scope.task.assignee === me()) {
    lost.delete(drawn);
    formIn(drawn).setProperty('readOnly', false);
  }
  const isOffered = isFree(scope.task.id) && allowed.has(scope.task.id);
  if (isOffered) {
    claimBeforeCompleting(form);
  }
  if (!form.options.disableForm || !(isOffered || lost.has(drawn))) {
    return false;
  }
  form.options.disableForm = false;
  form.options.disableCompleteButton = !isOffered;
  return true;
};

export default {
  id: 'feedback-loop-claiming',
  pluginPoint: 'tasklist.task.action',
  priority: 260,
  render: (node, api, ofTask) => {
    scope = ofTask;
    let opened = 0;
    scope.$watch(() => (open() ? ++opened : opened));
    scope.$watchGroup(['task.id', 'task.assignee'], () => {
      clearTimeout(pause);
      claims.clear();
    });
    const touch = event => {
      const form = event.target.closest('.fjs-container');
      if (form) {
        touched.add(form);
      }
    };
    const details = document.querySelector('.task-details');
    TOUCHES.forEach(kind => details.addEventListener(kind, touch, true));
    scope.$on('$destroy', () => TOUCHES.forEach(kind => details.removeEventListener(kind, touch, true)));
  }
};

// When a task is done, says what came of it: what the case's timeline has since then, and what is due next.
import { service } from './tasklist.js';

const LONG_ENOUGH_TO_READ = 15000;

const tell = async task => {
  const answer = await fetch(`/api/tasks/${encodeURIComponent(task)}/outcome`, { headers: { Accept: 'application/json' } });
  const { number, happened } = answer.ok ? await answer.json() : {};
  if (number) {
    service('$rootScope').$applyAsync(() =>
      service('Notifications').addMessage({
        type: 'success',
        status: number,
        message: happened.join(' · '),
        duration: LONG_ENOUGH_TO_READ
      })
    );
  }
};

export default {
  id: 'feedback-loop-outcome',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    scope.$watch('task.id', (id, before) => !id && before && tell(before));
  }
};

// Tells colleagues that a task is open here, as long as somebody can see it.
import { ask } from './draft-requests.js';

const AGAIN = 45000;

let timer;

export const leaveTask = () => clearInterval(timer);

export const stayAtTask = (task, token) => {
  const tell = () => document.hidden || ask(task, 'PUT', token, undefined, 'presence');
  leaveTask();
  timer = setInterval(tell, AGAIN);
  tell();
};

// Takes what is offered beside the form into the field that it is for. That is a draft of the reply help, or the
// improvement to join. It comes as {feedbackLoop: key of the field, text}. Answers {feedbackLoopTaken: {field, found}}.
import { unfold } from './folding.js';

const FIELDS = ['responseText', 'question', 'declineText', 'nextStep', 'workaround', 'improvementNumber'];

// Form fields carry the id of their component, which is <form>_<key>.
const find = key => document.querySelector(`.fjs-container textarea[id$="_${key}"], .fjs-container input[id$="_${key}"]`);

window.addEventListener('message', event => {
  const { feedbackLoop: field, text } = event.data || {};
  if (event.origin !== window.location.origin || !FIELDS.includes(field) || typeof text !== 'string') {
    return;
  }
  const input = find(field);
  const found = Boolean(input && !input.disabled && !input.readOnly);
  if (found) {
    unfold(input);
    input.focus();
    input.value = text;
    // The form notices what is typed, not what is set.
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.blur();
  }
  event.source.postMessage({ feedbackLoopTaken: { field, found } }, event.origin);
});

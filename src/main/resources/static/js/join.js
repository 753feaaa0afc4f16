// Beside the form of triage in Tasklist: a click fills in the number of the improvement that a similar case is served
// by. Elsewhere, and without this script, staff copy the number.
(() => {
  const FIELD = 'improvementNumber';
  if (window.parent === window) {
    return;
  }
  document.querySelectorAll('button.join').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      document.querySelectorAll('#joined, #not-joined').forEach(notice => (notice.hidden = true));
      window.parent.postMessage({ feedbackLoop: FIELD, text: button.value }, window.location.origin);
    });
  });

  window.addEventListener('message', event => {
    const answer = event.data && event.data.feedbackLoopTaken;
    const ours = event.origin === window.location.origin && event.source === window.parent;
    if (ours && answer && answer.field === FIELD) {
      document.getElementById(answer.found ? 'joined' : 'not-joined').hidden = false;
    }
  });
})();

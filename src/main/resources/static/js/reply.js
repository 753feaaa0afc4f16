// Beside the form of a task in Tasklist: hands the draft over to the form. Elsewhere, and without this script, staff
// mark and copy the text.
(() => {
  const MAIN = { question: 'question', declined: 'declineText' };
  const button = document.getElementById('copy');
  if (!button || window.parent === window) {
    return;
  }
  const show = (id, shown) => {
    document.getElementById(id).hidden = !shown;
  };
  button.hidden = false;
  show('by-hand', false);

  // The text goes to the field of its message; a form has a next step or a workaround only where its task asks for one.
  const main = () => MAIN[new FormData(document.getElementById('draft')).get('event')] || 'responseText';
  const fields = () => {
    const typed = new FormData(document.getElementById('draft'));
    return [
      [main(), typed.get('responseText')],
      ['nextStep', typed.get('nextStep')],
      ['workaround', typed.get('workaround')]
    ];
  };

  button.addEventListener('click', () => {
    show('copied', false);
    show('not-copied', false);
    fields()
      .filter(([, text]) => text)
      .forEach(([field, text]) => window.parent.postMessage({ feedbackLoop: field, text }, window.location.origin));
  });

  window.addEventListener('message', event => {
    const answer = event.data && event.data.feedbackLoopTaken;
    const ours = event.origin === window.location.origin && event.source === window.parent;
    if (ours && answer && answer.field === main()) {
      show(answer.found ? 'copied' : 'not-copied', true);
    }
  });
})();

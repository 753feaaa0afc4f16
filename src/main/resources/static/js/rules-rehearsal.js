// Says how far a rehearsal is while the page waits for its end. Without this script the page waits all the same.
(() => {
  const PAUSE = 500;
  const status = document.getElementById('rehearsal');
  const form = document.getElementById('go-live');
  if (!status || !form) {
    return;
  }

  const show = async () => {
    const answer = await fetch(status.dataset.from, { headers: { Accept: 'application/json' } });
    if (answer.status === 200) {
      const { steps, seconds, longest } = await answer.json();
      const figures = [steps, seconds, longest];
      status.textContent = status.dataset.words.replace(/\{(\d)\}/g, (all, figure) => figures[figure]);
      status.hidden = false;
    }
    setTimeout(show, PAUSE);
  };

  form.addEventListener('submit', () => {
    form.querySelectorAll('button').forEach(button => setTimeout(() => (button.disabled = true)));
    show();
  });
})();

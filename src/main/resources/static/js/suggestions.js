// Names articles that may help while somebody writes a feedback, and counts which did. Nothing of what is typed is kept by it.
// Without it the form is as it is.
(() => {
  const PAUSE = 800;
  const SHORTEST = 6;
  let timer;
  let asked = '';

  const place = () => document.getElementById('suggested');
  const description = () => document.querySelector('#feedback [name="description"]');
  const token = () => document.querySelector('#feedback [name="_csrf"]');

  const post = (address, fields) => {
    const body = new URLSearchParams(fields);
    if (token()) {
      body.set('_csrf', token().value);
    }
    return fetch(address, { method: 'POST', body });
  };

  const show = html => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    place().replaceChildren(...parsed.body.childNodes);
    place().hidden = place().querySelector('a') === null;
  };

  const ask = async () => {
    const text = description().value.trim();
    if (text === asked) {
      return;
    }
    asked = text;
    if (text.length < SHORTEST) {
      show('');
      return;
    }
    try {
      const answer = await post(place().dataset.suggestions, { description: text });
      // Meanwhile more may be typed, or another page stand here.
      if (answer.ok && asked === text && place() && description()) {
        description().closest('.field').append(place());
        show(await answer.text());
      }
    } catch (unreachable) {
      // Whoever writes goes on writing.
    }
  };

  document.addEventListener('input', event => {
    if (place() && event.target === description()) {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    }
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-helped]');
    if (button) {
      const thanks = document.createElement('span');
      Object.assign(thanks, { className: 'quiet', textContent: button.dataset.thanks });
      post(button.dataset.helped, {}).catch(() => {});
      button.replaceWith(thanks);
    }
  });
})();

// Marks what the chosen channel asks for, and leaves out what only other channels do. Without this script all fields are there.
(() => {
  const form = document.getElementById('intake');
  const channel = form.elements.channel;
  const rules = new Map([...document.querySelectorAll('#rules-of-channels li')]
    .map((rule) => [rule.dataset.channel, (rule.dataset.required ?? '').split(' ').filter(Boolean)]));
  const labels = [...form.querySelectorAll('label[for^="field-"]')];
  const ofChannels = [...document.querySelectorAll('#of-the-channel .field')]
    .filter((field) => !field.querySelector('[name="channel"], [name="givenAt"]'));

  const show = () => {
    const asked = rules.get(channel.value).map((name) => (name === 'evidence' ? 'evidence.url' : name));
    labels.forEach((label) => {
      label.querySelectorAll('.asked').forEach((mark) => mark.remove());
      if (asked.includes(label.htmlFor.replace('field-', ''))) {
        const mark = document.createElement('small');
        mark.className = 'asked';
        mark.textContent = ` (${form.dataset.asked})`;
        label.append(mark);
      }
    });
    ofChannels.forEach((field) => {
      const input = field.querySelector('input, select');
      field.hidden = !asked.includes(input.name) && !input.value && !field.querySelector('.wrong');
    });
  };

  channel.addEventListener('change', show);
  window.addEventListener('pageshow', show);
  show();
})();

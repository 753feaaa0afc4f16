// Offers the colleagues who may see the case once somebody is about to name one. Without this script people type the user id.
const offer = async field => {
  const answer = await fetch(`/api/cases/${encodeURIComponent(field.dataset.people)}/comments/mentionable`, {
    headers: { Accept: 'application/json' }
  });
  const all = answer.ok ? await answer.json() : [];
  // Only people have teams to tell about.
  field.list.replaceChildren(...all.filter(one => one.about).map(one => new Option(`${one.name} · ${one.about}`, one.id)));
};

document
  .querySelectorAll('input[data-people]')
  .forEach(field => field.addEventListener('focus', () => offer(field), { once: true }));

// Lets people choose in fields what the catalogue has, modules by the product beside them, and says where a text is not
// there. Without this script a field offers everything of its kind.
const MODULE = 'module';

export const FIELDS = ['product', MODULE, 'region', 'customerGroup'];

let asked;

const read = () => {
  asked =
    asked ||
    fetch('/api/catalogue', { headers: { Accept: 'application/json' } })
      .then(answer => (answer.ok && !answer.redirected ? answer.json() : null))
      .catch(() => null);
  return asked;
};

const spelling = text => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const find = (offers, text) => offers.find(({ spellings }) => spellings.includes(spelling(text)));

const offersOf = (fields, name, product) => {
  if (name !== MODULE) {
    return fields[name] || [];
  }
  const chosen = product && find(fields.product, product.value);
  return chosen ? chosen.modules : fields.product.flatMap(({ modules }) => modules);
};

const listOf = input => {
  const id = `${input.id}-known`;
  const list = document.getElementById(id) || document.body.appendChild(document.createElement('datalist'));
  list.id = id;
  input.setAttribute('list', id);
  return list;
};

const offer = (input, offers) => {
  const labels = [...new Set(offers.filter(({ offered }) => offered).map(({ label }) => label))];
  const list = listOf(input);
  if ([...list.options].map(({ value }) => value).join('\n') !== labels.join('\n')) {
    list.replaceChildren(...labels.map(label => new Option('', label)));
  }
};

const mark = (input, offers, lacks) => {
  const around = input.closest('.field, .fjs-form-field');
  const before = around.querySelector(':scope > .not-known');
  const isWanted = offers.length > 0 && input.value.trim() !== '' && !find(offers, input.value);
  if (before && !isWanted) {
    before.remove();
  } else if (!before && isWanted) {
    const said = document.createElement('p');
    Object.assign(said, { className: 'hint not-known', textContent: lacks, role: 'status' });
    around.append(said);
  }
};

// Does so with the inputs of one form, by the names of their fields.
export const equip = async inputs => {
  const all = await read();
  if (!all) {
    return;
  }
  Object.entries(inputs).forEach(([name, input]) => {
    const offers = offersOf(all.fields, name, inputs.product);
    offer(input, offers);
    // Who only looks for something writes nothing down.
    if (!input.form || input.form.getAttribute('method') !== 'get') {
      mark(input, offers, all.lacks);
    }
  });
};

const inputsOnPage = () =>
  Object.fromEntries([...document.querySelectorAll('input[data-catalogue]')].map(input => [input.dataset.catalogue, input]));

const content = document.getElementById('content');

if (content) {
  const look = () => equip(inputsOnPage());
  content.addEventListener('input', event => event.target.matches('[data-catalogue]') && look());
  // The page of a task takes what comes next into its place.
  new MutationObserver(look).observe(content, { childList: true });
  look();
}

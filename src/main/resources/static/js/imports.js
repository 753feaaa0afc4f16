// Sends a file as it is and shows how far it has come, so that it may be larger than a form may. Without this script
// the form sends it, up to what forms may hold.
(() => {
  const form = document.getElementById('upload');
  const shown = document.getElementById('uploading');
  const problem = document.getElementById('upload-problem');
  const button = form.querySelector('button');

  const fail = words => {
    shown.hidden = true;
    button.disabled = false;
    problem.textContent = words || form.dataset.failed;
    problem.hidden = false;
  };

  form.addEventListener('submit', event => {
    const file = form.elements.files.files[0];
    if (!file) {
      return;
    }
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open('POST', `${form.dataset.to}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader(form.dataset.header, form.elements._csrf.value);
    request.upload.addEventListener('progress', sent => {
      shown.querySelector('progress').value = (100 * sent.loaded) / Math.max(sent.total, 1);
    });
    request.addEventListener('load', () => {
      if (request.status === 201) {
        location.assign(request.getResponseHeader('Location'));
        return;
      }
      const plain = (request.getResponseHeader('Content-Type') || '').startsWith('text/plain');
      fail(plain ? request.responseText : '');
    });
    request.addEventListener('error', () => fail(''));
    problem.hidden = true;
    shown.hidden = false;
    button.disabled = true;
    request.send(file);
  });
})();

// The public form: shows what applies to it, takes files that are dropped, and says how far they are sent. Without it all of
// that works, too, except for the dropping.
(() => {
  const PAUSE = 300;
  const byId = id => document.getElementById(id);
  // Browsers forget chosen files when a form comes back with what was wrong; here they are kept.
  let kept = new DataTransfer();
  let timer;
  let submitter;

  const form = () => byId('feedback');
  // A field may be called action, too.
  const action = () => new URL(form().getAttribute('action'), location.href).href;

  const showParts = hidden =>
    Object.entries(hidden).forEach(([id, isHidden]) => {
      const part = byId(id);
      if (part) {
        part.hidden = isHidden;
      }
    });

  const ask = async () => {
    const typed = new FormData(form());
    typed.delete('files');
    try {
      const answer = await fetch(`${action()}/shown`, { method: 'POST', body: new URLSearchParams(typed) });
      if (answer.ok) {
        showParts(await answer.json());
      }
    } catch (unreachable) {
      // What is shown stays as it is; the server knows what applies.
    }
  };

  const listFiles = () => {
    const chosen = byId('chosen');
    const names = [...kept.files].map(file => {
      const item = document.createElement('li');
      item.textContent = file.name;
      return item;
    });
    chosen.replaceChildren(...names);
    chosen.hidden = names.length === 0;
    byId('field-files').files = kept.files;
  };

  const addFiles = files => {
    [...files].forEach(file => kept.items.add(file));
    listFiles();
  };

  const takeFiles = () => {
    const input = byId('field-files');
    if (!input) {
      return;
    }
    const around = input.closest('.files-of');
    const drop = byId('drop');
    drop.hidden = false;
    input.addEventListener('change', () => {
      kept = new DataTransfer();
      addFiles(input.files);
    });
    const camera = byId('camera');
    camera.hidden = false;
    camera.addEventListener('click', () => {
      const taken = Object.assign(document.createElement('input'), {
        type: 'file',
        accept: 'image/*',
        capture: 'environment',
      });
      taken.addEventListener('change', () => addFiles(taken.files));
      taken.click();
    });
    ['dragenter', 'dragover'].forEach(kind =>
      around.addEventListener(kind, event => {
        event.preventDefault();
        around.classList.add('over');
      })
    );
    around.addEventListener('dragleave', () => around.classList.remove('over'));
    around.addEventListener('drop', event => {
      event.preventDefault();
      around.classList.remove('over');
      addFiles(event.dataTransfer.files);
    });
    if (kept.files.length > 0) {
      listFiles();
    }
  };

  const takeForm = () => {
    document.querySelectorAll('.part[data-hidden]').forEach(part => {
      part.hidden = true;
    });
    document.querySelectorAll('.without-script').forEach(hint => {
      hint.hidden = true;
    });
    takeFiles();
    if (form().dataset.live === 'true') {
      form().addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE);
      });
    }
    form().addEventListener('submit', send);
  };

  const notSent = text => {
    byId('progress').hidden = true;
    byId('not-sent').textContent = text;
    byId('not-sent').hidden = false;
    submitter.disabled = false;
  };

  // The page that says what is wrong takes the place of this one, whose files stay.
  const showAnswer = text => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const main = page.getElementById('content');
    if (!main) {
      return false;
    }
    main.querySelectorAll('script').forEach(script => script.remove());
    byId('content').replaceWith(main);
    if (form()) {
      takeForm();
    }
    const start = byId('problems') || main;
    start.focus();
    start.scrollIntoView();
    return true;
  };

  const send = event => {
    submitter = event.submitter;
    // Another language is chosen like any link; only what has files shows how far it is.
    if (!submitter || submitter.hasAttribute('formaction') || kept.files.length === 0) {
      return;
    }
    event.preventDefault();
    const words = form().dataset;
    const request = new XMLHttpRequest();
    submitter.disabled = true;
    byId('not-sent').hidden = true;
    byId('progress').hidden = false;
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      byId('sent-part').value = (100 * loaded) / total;
    });
    request.upload.addEventListener('load', () => {
      byId('progress').firstElementChild.textContent = words.sent;
    });
    request.addEventListener('load', () => {
      // Within other sites the answer itself is the receipt.
      const isReceipt = request.status < 400 && request.responseURL !== action();
      if (isReceipt) {
        location.assign(request.responseURL);
      } else if (!showAnswer(request.responseText)) {
        notSent(words.away);
      }
    });
    request.addEventListener('error', () => notSent(words.away));
    request.open('POST', action());
    request.send(new FormData(form()));
  };

  takeForm();
})();
